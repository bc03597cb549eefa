package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.SkillEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What changed from one bundle to another, in the order in which it matters to who installs.
 *
 * @param identical whether both are the same bytes
 * @param permissions what is asked for in addition, and no longer
 * @param fields values of the manifest that changed, by JSON pointer
 * @param skills ids of skills that came, went and changed
 * @param files paths of files that came, went and changed in content or mode
 */
public record BundleDiff(boolean identical, Change permissions, List<FieldChange> fields, Change skills, Change files) {
    /** Copies the fields. */
    public BundleDiff {
        fields = List.copyOf(fields);
    }

    /**
     * What became of the members of a set, each list sorted.
     *
     * @param added only in the new one
     * @param removed only in the old one
     * @param changed in both, but not the same
     */
    public record Change(List<String> added, List<String> removed, List<String> changed) {
        /** Copies the lists. */
        public Change {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }

        /** Whether nothing changed. */
        public boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
        }
    }

    /**
     * A value of the manifest that changed.
     *
     * @param pointer where
     * @param before the old value; empty when it was not there
     * @param after the new value; empty when it is not there any more
     */
    public record FieldChange(String pointer, Optional<JsonValue> before, Optional<JsonValue> after) {}

    /** Compares two bundles. */
    public static BundleDiff of(BundleContents before, BundleContents after) {
        List<FieldChange> fields = new ArrayList<>();
        compare("", withoutLists(before.manifest()), withoutLists(after.manifest()), fields);
        Change files = change(byPath(before), byPath(after));
        return new BundleDiff(
                before.digest().equals(after.digest()),
                change(permissions(before), permissions(after)),
                fields,
                skills(before, after, files),
                files);
    }

    /** The manifest without what has its own place in a diff. */
    private static JsonObject withoutLists(AppManifest manifest) {
        Map<String, JsonValue> members = new LinkedHashMap<>(manifest.document().members());
        members.remove("skills");
        return new JsonObject(members);
    }

    private static void compare(String pointer, JsonObject before, JsonObject after, List<FieldChange> changes) {
        Set<String> names = new LinkedHashSet<>(before.members().keySet());
        names.addAll(after.members().keySet());
        for (String name : names) {
            String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            Optional<JsonValue> old = before.get(name);
            Optional<JsonValue> now = after.get(name);
            if (old.isPresent()
                    && now.isPresent()
                    && old.get() instanceof JsonObject left
                    && now.get() instanceof JsonObject right) {
                compare(at, left, right, changes);
            } else if (!old.equals(now)) {
                changes.add(new FieldChange(at, old, now));
            }
        }
    }

    private static Change skills(BundleContents before, BundleContents after, Change files) {
        Map<String, SkillEntry> old = entries(before);
        Map<String, SkillEntry> now = entries(after);
        Change change = change(old, now);
        Set<String> changed = new TreeSet<>(change.changed());
        Set<String> touched = new TreeSet<>(files.added());
        touched.addAll(files.removed());
        touched.addAll(files.changed());
        now.forEach((id, entry) -> {
            boolean inFolder = touched.stream().anyMatch(path -> path.startsWith(entry.folder() + "/"));
            if (old.containsKey(id) && inFolder) {
                changed.add(id);
            }
        });
        return new Change(change.added(), change.removed(), List.copyOf(changed));
    }

    private static Map<String, SkillEntry> entries(BundleContents contents) {
        return index(contents.manifest().skills(), SkillEntry::id);
    }

    private static Map<String, BundleFile> byPath(BundleContents contents) {
        return index(contents.files(), BundleFile::path);
    }

    private static Map<String, String> permissions(BundleContents contents) {
        return index(contents.manifest().security().permissions(), permission -> permission);
    }

    private static <T> Map<String, T> index(List<T> list, Function<T, String> key) {
        Map<String, T> index = new TreeMap<>();
        list.forEach(element -> index.put(key.apply(element), element));
        return index;
    }

    private static <T> Change change(Map<String, T> before, Map<String, T> after) {
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        before.forEach((key, old) -> {
            T now = after.get(key);
            if (now == null) {
                removed.add(key);
            } else if (!now.equals(old)) {
                changed.add(key);
            }
        });
        after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(added::add);
        return new Change(added, removed, changed);
    }
}
