package dev.crewx.workspace.files;

import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The two project files as values and back. Keys are sorted, one package a block, so that merges stay small. */
final class ProjectFiles {
    private static final String REQUIREMENTS_FILE = "crewx-skills.json";
    private static final String LOCK_FILE = "crewx-skills.lock";
    private static final String REQUIRES = "requires";
    private static final String REGISTRIES = "registries";
    private static final String TARGETS = "targets";
    private static final String PACKAGES = "packages";
    private static final long LOCK_VERSION = 1;

    private ProjectFiles() {}

    static ProjectRequirements requirements(JsonObject document) {
        SortedMap<String, VersionRange> requires = new TreeMap<>();
        members(REQUIREMENTS_FILE, document, REQUIRES)
                .forEach((id, range) -> requires.put(
                        packageId(REQUIREMENTS_FILE, id),
                        understood(REQUIREMENTS_FILE, id, () -> VersionRange.parse(string(range)))));
        SortedMap<String, String> registries = new TreeMap<>();
        members(REQUIREMENTS_FILE, document, REGISTRIES)
                .forEach((scope, registry) ->
                        registries.put(scope, understood(REQUIREMENTS_FILE, scope, () -> string(registry))));
        return understood(
                REQUIREMENTS_FILE,
                REGISTRIES,
                () -> new ProjectRequirements(requires, registries, strings(document, TARGETS)));
    }

    /** The requirements file with these requirements in this layout; members it does not know stay. */
    static JsonObject requirementsDocument(JsonObject before, ProjectRequirements requirements, ProjectLayout layout) {
        Map<String, JsonValue> requires = new LinkedHashMap<>();
        requirements.requires().forEach((id, range) -> requires.put(id, JsonValue.of(range.text())));
        Map<String, JsonValue> registries = new LinkedHashMap<>();
        requirements.registries().forEach((scope, registry) -> registries.put(scope, JsonValue.of(registry)));
        Map<String, JsonValue> members = new LinkedHashMap<>(before.members());
        members.put(REQUIRES, new JsonObject(requires));
        putUnless(registries.isEmpty(), members, REGISTRIES, new JsonObject(registries));
        putUnless(requirements.targets().isEmpty(), members, TARGETS, JsonValue.ofStrings(requirements.targets()));
        putUnless(layout.isUsual(), members, ProjectLayout.DIRECTORY, JsonValue.of(layout.directory()));
        return new JsonObject(members);
    }

    private static void putUnless(boolean empty, Map<String, JsonValue> members, String name, JsonValue value) {
        if (empty) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    static Lockfile lockfile(JsonObject document) {
        JsonValue lockVersion = document.get("lockVersion").orElse(JsonValue.of(LOCK_VERSION));
        if (!lockVersion.equals(JsonValue.of(LOCK_VERSION))) {
            throw new ClientStateException(LOCK_FILE + " is of another lockVersion than " + LOCK_VERSION
                    + ", the only one this crewx understands; use the crewx that wrote it, or remove the file");
        }
        SortedMap<String, LockedPackage> packages = new TreeMap<>();
        members(LOCK_FILE, document, PACKAGES)
                .forEach((id, entry) ->
                        packages.put(packageId(LOCK_FILE, id), understood(LOCK_FILE, id, () -> locked(entry))));
        return understood(LOCK_FILE, PACKAGES, () -> new Lockfile(packages));
    }

    private static LockedPackage locked(JsonValue value) {
        if (!(value instanceof JsonObject entry)) {
            throw new IllegalArgumentException("an object is needed, not " + value.typeName());
        }
        SortedMap<String, SemanticVersion> dependencies = new TreeMap<>();
        entry.object("dependencies")
                .members()
                .forEach((id, version) -> dependencies.put(id, SemanticVersion.parse(string(version))));
        return new LockedPackage(
                SemanticVersion.parse(entry.text("version").orElse("")),
                entry.text("registry").orElse(""),
                Digest.parse(entry.text("digest").orElse("")),
                entry.get("size").orElse(JsonValue.of(0)) instanceof JsonNumber(var size) ? size.longValue() : 0,
                dependencies,
                strings(entry, "optional"),
                new HostConstraints(
                        texts(entry, "crewx").stream().map(VersionRange::parse).toList(),
                        texts(entry, "platforms"),
                        texts(entry, "architectures")),
                strings(entry, "permissions"));
    }

    static JsonObject lockDocument(Lockfile lockfile) {
        Map<String, JsonValue> packages = new LinkedHashMap<>();
        lockfile.packages().forEach((id, locked) -> packages.put(id, entry(locked)));
        Map<String, JsonValue> document = new LinkedHashMap<>();
        document.put("lockVersion", JsonValue.of(LOCK_VERSION));
        document.put(PACKAGES, new JsonObject(packages));
        return new JsonObject(document);
    }

    private static JsonObject entry(LockedPackage locked) {
        Map<String, JsonValue> dependencies = new LinkedHashMap<>();
        locked.dependencies().forEach((id, version) -> dependencies.put(id, JsonValue.of(version.toString())));
        Map<String, JsonValue> entry = new TreeMap<>();
        entry.put("version", JsonValue.of(locked.version().toString()));
        entry.put("registry", JsonValue.of(locked.registry()));
        entry.put("digest", JsonValue.of(locked.digest().toString()));
        entry.put("size", JsonValue.of(locked.size()));
        if (!dependencies.isEmpty()) {
            entry.put("dependencies", new JsonObject(dependencies));
        }
        putUnlessEmpty(entry, "optional", locked.optional());
        putUnlessEmpty(
                entry,
                "crewx",
                locked.host().crewx().stream().map(VersionRange::text).toList());
        putUnlessEmpty(entry, "platforms", locked.host().platforms());
        putUnlessEmpty(entry, "architectures", locked.host().architectures());
        putUnlessEmpty(entry, "permissions", locked.permissions());
        return new JsonObject(entry);
    }

    private static void putUnlessEmpty(Map<String, JsonValue> members, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            members.put(name, JsonValue.ofStrings(values));
        }
    }

    private static String packageId(String file, String text) {
        return understood(file, text, () -> PackageId.parse(text)).toString();
    }

    private static SortedSet<String> strings(JsonObject object, String name) {
        return new TreeSet<>(texts(object, name));
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.array(name).stream().map(ProjectFiles::string).toList();
    }

    /** The members of a member that must be an object where it is there: to take it for empty would lose what it says. */
    private static Map<String, JsonValue> members(String file, JsonObject document, String name) {
        return understood(file, name, () -> switch (document.get(name).orElse(JsonObject.EMPTY)) {
            case JsonObject object -> object.members();
            case JsonValue other -> throw new IllegalArgumentException("an object is needed, not " + other.typeName());
        });
    }

    private static String string(JsonValue value) {
        if (value instanceof JsonString(String text)) {
            return text;
        }
        throw new IllegalArgumentException("a string is needed, not " + value.typeName());
    }

    private static <T> T understood(String file, String id, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ClientStateException(
                    file + " is not understood at \"" + id + "\": " + e.getMessage() + "; mend it by hand", e);
        }
    }
}
