package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is noted of a project's installed packages and of what was put into agents' folders.
 *
 * @param packages the packages
 * @param places what was put into agents' folders, by its path below the project
 * @param folders the folders that were made for it, below the project
 */
record InstalledNotes(
        SortedMap<PackageId, InstalledBundle> packages, SortedMap<String, Place> places, SortedSet<String> folders) {
    static final InstalledNotes NONE = new InstalledNotes(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

    private static final long VERSION = 1;

    /**
     * A skill in an agent's folder, as it was put there.
     *
     * @param place which
     * @param files what it consists of when it is a copy; empty for a link
     */
    record Place(AgentPlace place, List<BundleFile> files) {
        Place {
            files = List.copyOf(files);
        }

        boolean isLink() {
            return files.isEmpty();
        }
    }

    /**
     * Reads the notes.
     *
     * @throws ClientStateException when they are of another kind
     */
    static InstalledNotes read(JsonObject document, String file) {
        if (document.members().isEmpty()) {
            return NONE;
        }
        if (!document.get("notesVersion").equals(Optional.of(JsonValue.of(VERSION)))) {
            throw new ClientStateException(file + " was written by another crewx; remove the folder it is in and run"
                    + " \"crewx registry install\"");
        }
        try {
            SortedMap<PackageId, InstalledBundle> packages = new TreeMap<>();
            document.object("packages")
                    .members()
                    .forEach((id, note) -> packages.put(PackageId.parse(id), bundle((JsonObject) note)));
            SortedMap<String, Place> places = new TreeMap<>();
            document.object("places")
                    .members()
                    .forEach((path, note) -> places.put(path, place(path, (JsonObject) note)));
            SortedSet<String> folders = new TreeSet<>();
            document.array("folders").forEach(folder -> folders.add(((JsonString) folder).value()));
            return new InstalledNotes(packages, places, folders);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new ClientStateException(
                    file + " is damaged: " + e.getMessage() + "; remove the folder it is in and"
                            + " run \"crewx registry install\"",
                    e);
        }
    }

    private static InstalledBundle bundle(JsonObject note) {
        List<InstalledBundle.Skill> skills = new ArrayList<>();
        note.object("skills")
                .members()
                .forEach((name, file) -> skills.add(new InstalledBundle.Skill(name, text(file))));
        return new InstalledBundle(
                SemanticVersion.parse(note.text("version").orElse("")),
                Digest.parse(note.text("digest").orElse("")),
                skills);
    }

    private static Place place(String path, JsonObject note) {
        int slash = path.lastIndexOf('/');
        List<BundleFile> files = files(note.object("files"));
        return new Place(
                new AgentPlace(
                        path.substring(0, Math.max(slash, 0)),
                        path.substring(slash + 1),
                        PackageId.parse(note.text("package").orElse("")),
                        note.text("file").orElse(""),
                        files.isEmpty()),
                files);
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).value();
    }

    JsonObject document() {
        Map<String, JsonValue> bundles = new LinkedHashMap<>();
        packages.forEach((id, bundle) -> bundles.put(id.toString(), note(bundle)));
        Map<String, JsonValue> standing = new LinkedHashMap<>();
        places.forEach((path, place) -> standing.put(path, note(place)));
        Map<String, JsonValue> document = new LinkedHashMap<>();
        document.put("notesVersion", JsonValue.of(VERSION));
        document.put("packages", new JsonObject(bundles));
        document.put("places", new JsonObject(standing));
        document.put("folders", JsonValue.ofStrings(folders));
        return new JsonObject(document);
    }

    private static JsonObject note(InstalledBundle bundle) {
        Map<String, JsonValue> skills = new LinkedHashMap<>();
        bundle.skills().forEach(skill -> skills.put(skill.name(), JsonValue.of(skill.file())));
        Map<String, JsonValue> note = new LinkedHashMap<>();
        note.put("version", JsonValue.of(bundle.version().toString()));
        note.put("digest", JsonValue.of(bundle.digest().toString()));
        note.put("skills", new JsonObject(skills));
        return new JsonObject(note);
    }

    private static JsonObject note(Place place) {
        Map<String, JsonValue> note = new LinkedHashMap<>();
        note.put("package", JsonValue.of(place.place().owner().toString()));
        note.put("file", JsonValue.of(place.place().file()));
        if (!place.isLink()) {
            note.put("files", filesNote(place.files()));
        }
        return new JsonObject(note);
    }

    /** Files by path, each a digest, a size and whether it may be executed. */
    static JsonObject filesNote(Collection<BundleFile> files) {
        Map<String, JsonValue> notes = new TreeMap<>();
        files.forEach(file -> notes.put(
                file.path(),
                new JsonArray(List.of(
                        JsonValue.of(file.digest().toString()),
                        JsonValue.of(file.size()),
                        JsonValue.of(file.executable())))));
        return new JsonObject(notes);
    }

    /** @throws IllegalArgumentException or ClassCastException when it is none of {@link #filesNote} */
    static List<BundleFile> files(JsonObject notes) {
        List<BundleFile> files = new ArrayList<>();
        notes.members().forEach((path, value) -> {
            if (!(value instanceof JsonArray(List<JsonValue> parts)) || parts.size() != 3) {
                throw new IllegalArgumentException("no note of a file: " + path);
            }
            files.add(new BundleFile(
                    path,
                    ((JsonNumber) parts.get(1)).value().longValue(),
                    Digest.parse(text(parts.get(0))),
                    ((JsonBoolean) parts.get(2)).value()));
        });
        return files;
    }
}
