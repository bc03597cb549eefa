package dev.crewx.application.discovery;

import dev.crewx.application.discovery.OfferSkills.Key;
import dev.crewx.application.discovery.SkillPacker.Packed;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The archives that were asked for last, as many as fit. Safe for use by many threads at once. */
final class KeptArchives {
    /** More than one archive can have, so that any can be kept. */
    private static final long MAX_BYTES = 64L << 20;

    private final Map<Key, Packed> leastUsedFirst = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized Optional<Packed> find(Key key) {
        return Optional.ofNullable(leastUsedFirst.get(key));
    }

    synchronized void keep(Key key, Packed packed) {
        Packed before = leastUsedFirst.put(key, packed);
        bytes += packed.bytes.length - (before == null ? 0 : before.bytes.length);
        Iterator<Packed> oldest = leastUsedFirst.values().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= oldest.next().bytes.length;
            oldest.remove();
        }
    }
}
