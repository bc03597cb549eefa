package dev.crewx.bundle.tar;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PathRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The paths an archive had so far, and whether another one fits beside them on every file system. */
final class SeenPaths {
    private final Map<String, Seen> byKey = new HashMap<>();

    private record Seen(String path, Kind kind) {}

    private enum Kind {
        FILE,
        FOLDER,
        /** A folder that no entry of its own has named yet. */
        NEEDED
    }

    /** Takes a path in, or says why it does not fit. */
    Optional<Finding> add(String path, boolean folder) {
        Location at = Location.file(ShownNames.of(path));
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            Seen seen = byKey.putIfAbsent(PathRules.sameNameKey(parent), new Seen(parent, Kind.NEEDED));
            if (seen != null && seen.kind() == Kind.FILE) {
                return Optional.of(Finding.error(
                        "entry-file-and-folder",
                        at,
                        "The path " + shown(path) + " needs " + shown(seen.path())
                                + " to be a folder, but it is a file"));
            }
            if (seen != null && !seen.path().equals(parent)) {
                return Optional.of(same(at, parent, seen.path()));
            }
        }
        Kind kind = folder ? Kind.FOLDER : Kind.FILE;
        String key = PathRules.sameNameKey(path);
        Seen seen = byKey.get(key);
        if (seen == null || (seen.kind() == Kind.NEEDED && folder && seen.path().equals(path))) {
            byKey.put(key, new Seen(path, kind));
            return Optional.empty();
        }
        if (!seen.path().equals(path)) {
            return Optional.of(same(at, path, seen.path()));
        }
        if ((seen.kind() == Kind.FILE) == folder || seen.kind() == Kind.NEEDED) {
            return Optional.of(Finding.error(
                    "entry-file-and-folder", at, "The path " + shown(path) + " is both a file and a folder"));
        }
        return Optional.of(Finding.error("entry-twice", at, "The path " + shown(path) + " is in the archive twice"));
    }

    private static Finding same(Location at, String path, String other) {
        return Finding.error(
                "entry-same-name",
                at,
                "The path " + shown(path) + " is the same as " + shown(other)
                        + " where case or Unicode normalisation does not count");
    }

    private static String shown(String path) {
        return ShownNames.of(path);
    }
}
