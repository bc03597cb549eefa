package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PathRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a reader would refuse, told before it is written. */
final class ItemRules {
    private ItemRules() {}

    static List<Finding> check(List<ArchiveItem> items, BundleLimits limits) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        long total = 0;
        for (ArchiveItem item : items) {
            Location at = Location.file(item.path());
            PathRules.problemOf(item.path())
                    .ifPresent(problem ->
                            findings.add(Finding.error("entry-path", at, "The path " + item.path() + " " + problem)));
            int bytes = item.path().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > limits.maxPathBytes()) {
                findings.add(Finding.error("limit-path", at, "The path is too long")
                        .found(bytes + " bytes")
                        .allowed(limits.maxPathBytes() + " bytes"));
            }
            long depth = item.path().chars().filter(c -> c == '/').count() + 1;
            if (depth > limits.maxDepth()) {
                findings.add(Finding.error("limit-depth", at, "The path lies too deep")
                        .found(depth + " parts")
                        .allowed(limits.maxDepth() + " parts"));
            }
            if (item.size() > limits.maxEntryBytes()) {
                findings.add(Finding.error("limit-entry", at, "The file is too large")
                        .found(item.size() + " bytes")
                        .allowed(limits.maxEntryBytes() + " bytes"));
            }
            total += item.size();
            String before = seen.putIfAbsent(PathRules.sameNameKey(item.path()), item.path());
            if (before != null) {
                findings.add(Finding.error(
                        "entry-twice", at, "The path is the same as " + before + " where case does not count"));
            }
        }
        for (ArchiveItem item : items) {
            fileAsFolder(item, seen, findings);
        }
        if (items.size() > limits.maxEntries()) {
            findings.add(Finding.error("limit-entries", Location.BUNDLE, "The bundle has too many files")
                    .found(items.size() + " files")
                    .allowed(limits.maxEntries() + " files"));
        }
        if (total > limits.maxUnpackedBytes()) {
            findings.add(Finding.error("limit-unpacked", Location.BUNDLE, "The bundle's files are too large together")
                    .found(total + " bytes")
                    .allowed(limits.maxUnpackedBytes() + " bytes"));
        }
        return findings;
    }

    private static void fileAsFolder(ArchiveItem item, Map<String, String> seen, List<Finding> findings) {
        String key = PathRules.sameNameKey(item.path());
        for (int slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
            String file = seen.get(key.substring(0, slash));
            if (file != null) {
                findings.add(Finding.error(
                        "entry-file-and-folder",
                        Location.file(item.path()),
                        "The path needs " + file + " to be a folder, but it is a file"));
                return;
            }
        }
    }
}
