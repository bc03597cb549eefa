package dev.crewx.application.install;

import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Disagreement;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.version.VersionRange;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project uses.
 *
 * @param items its locked packages, by name
 * @param disagreements in what ways its lockfile and its requirements do not go together
 */
public record ProjectView(SortedMap<String, Item> items, List<Disagreement> disagreements) {
    /** Copies the collections. */
    public ProjectView {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        disagreements = List.copyOf(disagreements);
    }

    /** How a locked package stands. */
    public enum Status {
        /** It is installed as it is locked. */
        INSTALLED,
        /** It is not installed. */
        MISSING,
        /** It is installed in another version. */
        OTHER_VERSION,
        /** This machine does without it. */
        FOR_OTHER_MACHINES
    }

    /**
     * A package that a project uses.
     *
     * @param id the package
     * @param lock what is locked of it
     * @param status how it stands
     * @param required what the project itself asks for of it
     * @param location where its files are, or would be
     * @param skills its skills, as far as it is installed
     */
    public record Item(
            PackageId id,
            LockedPackage lock,
            Status status,
            Optional<VersionRange> required,
            Path location,
            List<InstalledBundle.Skill> skills) {
        /** Copies the skills. */
        public Item {
            skills = List.copyOf(skills);
        }
    }

    /** What is known of a package. */
    public Optional<Item> find(PackageId id) {
        return Optional.ofNullable(items.get(id.toString()));
    }

    /** The packages that the project itself asks for. */
    public List<Item> required() {
        return items.values().stream()
                .filter(item -> item.required().isPresent())
                .toList();
    }

    /** Beyond this many unfinished ways no more are looked for: in a dense project there are endlessly many. */
    private static final int MAX_QUEUE = 10_000;

    /**
     * The ways that lead from what the project asks for to a package, each from there to here, the shortest first.
     *
     * @param most at most so many
     */
    public List<List<Item>> ways(PackageId id, int most) {
        List<List<Item>> ways = new ArrayList<>();
        Deque<List<Item>> queue = new ArrayDeque<>();
        find(id).ifPresent(item -> queue.add(List.of(item)));
        while (!queue.isEmpty() && ways.size() < most && queue.size() < MAX_QUEUE) {
            List<Item> way = queue.remove();
            if (way.getFirst().required().isPresent()) {
                ways.add(way);
            }
            for (Item dependent : dependents(way.getFirst().id())) {
                if (!way.contains(dependent)) {
                    List<Item> longer = new ArrayList<>(way);
                    longer.addFirst(dependent);
                    queue.add(longer);
                }
            }
        }
        return ways;
    }

    /** The packages that need a package. */
    public List<Item> dependents(PackageId id) {
        return items.values().stream()
                .filter(item -> item.lock().dependencies().containsKey(id.toString()))
                .toList();
    }
}
