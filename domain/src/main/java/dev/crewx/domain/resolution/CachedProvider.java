package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks another provider for each package once, however many searches a resolution takes. */
final class CachedProvider implements PackageProvider {
    private final PackageProvider source;
    private final Map<String, Optional<List<PackageVersion>>> known = new HashMap<>();

    CachedProvider(PackageProvider source) {
        this.source = source;
    }

    @Override
    public Optional<List<PackageVersion>> versionsOf(String name) {
        Optional<List<PackageVersion>> answer = known.get(name);
        if (answer == null) {
            answer = source.versionsOf(name);
            known.put(name, answer);
        }
        return answer;
    }

    @Override
    public void prefetch(Collection<String> names) {
        LinkedHashSet<String> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            source.prefetch(List.copyOf(new ArrayList<>(unknown)));
        }
    }
}
