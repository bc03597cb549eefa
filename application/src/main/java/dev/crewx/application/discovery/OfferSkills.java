package dev.crewx.application.discovery;

import dev.crewx.application.discovery.SkillPacker.Packed;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.catalog.SkillSummary;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.skill.SkillNames;
import dev.crewx.domain.skill.SkillRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Offers the skills of packages one by one: every public skill of every latest version that can be found. A skill's
 * archive is made of its bundle when it is asked for; its digest is remembered, since it never changes, and its bytes for
 * as long as there is room for them.
 */
public final class OfferSkills {
    private static final int AT_ONCE = 500;
    private static final String SUFFIX = ".tar.gz";

    private final PackageIndex packages;
    private final BlobStore blobs;
    private final SkillPacker packer;
    private final ConcurrentMap<Key, Optional<Digest>> digests = new ConcurrentHashMap<>();
    private final KeptArchives kept = new KeptArchives();
    private final ReentrantLock packing = new ReentrantLock();

    /** Over these. */
    public OfferSkills(Storage storage, SkillPacking packing) {
        this.packages = storage.packages();
        this.blobs = storage.blobs();
        this.packer = new SkillPacker(packing.inspector(), packing.archives(), packing.limits());
    }

    /**
     * All of them, by name. Those that the standard does not take are counted only: for their name, their description, or
     * because they are too large.
     *
     * @throws StorageException when a store fails
     */
    public Offer offer() {
        List<Candidate> candidates = new ArrayList<>();
        int leftOut = 0;
        Map<Key, Optional<Digest>> seen = new HashMap<>();
        for (Key key : keys()) {
            Optional<Digest> digest = digest(key);
            seen.put(key, digest);
            SkillSummary skill = key.skill;
            if (digest.isPresent() && SkillNames.isValid(skill.name()) && fits(skill.description())) {
                candidates.add(new Candidate(key, digest.get()));
            } else {
                leftOut++;
            }
        }
        digests.keySet().retainAll(seen.keySet());
        return new Offer(Names.give(candidates), leftOut);
    }

    private static boolean fits(String description) {
        // Clients count UTF-16 units; whoever fits by them fits by characters too.
        return !description.isBlank() && description.length() <= SkillRules.MAX_DESCRIPTION;
    }

    private List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        Optional<PackageId> last = Optional.empty();
        List<CatalogEntry> some;
        do {
            some = packages.walk(last, AT_ONCE);
            for (CatalogEntry entry : some) {
                last = Optional.of(entry.id());
                entry.latest()
                        .filter(latest -> entry.isListed())
                        .ifPresent(latest -> latest.publicSkills().forEach(skill -> keys.add(new Key(latest, skill))));
            }
        } while (some.size() == AT_ONCE);
        return keys;
    }

    /** The digest of a skill's archive; whoever comes second waits for the first rather than do the same. */
    private Optional<Digest> digest(Key key) {
        Optional<Digest> known = digests.get(key);
        if (known != null) {
            return known;
        }
        packing.lock();
        try {
            return digests.computeIfAbsent(key, one -> pack(one).map(packed -> packed.digest));
        } finally {
            packing.unlock();
        }
    }

    /** One at a time: packing unpacks a whole bundle. */
    private Optional<Packed> packInTurn(Key key) {
        Optional<Packed> known = kept.find(key);
        if (known.isPresent()) {
            return known;
        }
        packing.lock();
        try {
            return pack(key);
        } finally {
            packing.unlock();
        }
    }

    private Optional<Packed> pack(Key key) {
        Optional<Packed> known = kept.find(key);
        if (known.isPresent()) {
            return known;
        }
        Optional<Packed> packed = packAnew(key);
        packed.ifPresent(made -> kept.keep(key, made));
        return packed;
    }

    private Optional<Packed> packAnew(Key key) {
        Optional<SkillEntry> entry = key.version.manifest().skills().stream()
                .filter(skill -> skill.id().equals(key.skill.id()))
                .findFirst();
        Optional<InputStream> bundle = blobs.open(key.version.digest());
        if (entry.isEmpty() || bundle.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = bundle.get()) {
            return packer.pack(in, entry.get());
        } catch (IOException e) {
            throw new StorageException("Cannot read the bundle " + key.version.digest(), e);
        }
    }

    /**
     * The archive of one skill.
     *
     * @param file its name, as {@link OfferedSkill#file} has it; of any version that is published
     * @return empty when there is none
     * @throws StorageException when a store fails
     */
    public Optional<SkillArchive> archive(PackageId id, String file) {
        return packages.find(id).stream()
                .flatMap(entry -> entry.versions().stream())
                .filter(version -> file.endsWith("-" + version.version() + SUFFIX))
                .flatMap(version -> version.publicSkills().stream().map(skill -> new Key(version, skill)))
                .filter(key -> key.file().equals(file))
                .findFirst()
                .flatMap(this::packInTurn)
                .map(packed -> new SkillArchive(packed.bytes, packed.digest));
    }

    /**
     * What is offered.
     *
     * @param skills the skills, by name
     * @param leftOut how many more there are that the standard does not take
     */
    public record Offer(List<OfferedSkill> skills, int leftOut) {
        /** Copies the skills. */
        public Offer {
            skills = List.copyOf(skills);
        }
    }

    /** A skill of a version; the same bundle's is the same. */
    static final class Key {
        final PublishedVersion version;
        final SkillSummary skill;

        Key(PublishedVersion version, SkillSummary skill) {
            this.version = version;
            this.skill = skill;
        }

        String file() {
            return skill.id() + "-" + version.version() + SUFFIX;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.version.digest().equals(version.digest())
                    && key.skill.id().equals(skill.id());
        }

        @Override
        public int hashCode() {
            return 31 * version.digest().hashCode() + skill.id().hashCode();
        }
    }

    /** A skill that the standard takes, and the digest of its archive. */
    record Candidate(Key key, Digest digest) {}
}
