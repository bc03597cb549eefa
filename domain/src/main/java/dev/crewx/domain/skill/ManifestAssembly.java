package dev.crewx.domain.skill;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.CommonRange;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.ManifestOverrides;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.manifest.PathRules;
import dev.crewx.domain.manifest.Person;
import dev.crewx.domain.manifest.RuntimeRequirements;
import dev.crewx.domain.manifest.Severity;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How a manifest comes about when a bundle is built: what the builder says, then what the folder's own manifest says,
 * then {@code plugin.json}, then {@code package.json}, then the skills. The result has not been checked; give it to
 * {@code ManifestReader}. The same input gives the same document, member for member.
 */
public final class ManifestAssembly {
    /** The version of a package for which nobody named one. */
    public static final String FIRST_VERSION = "0.1.0";

    private static final int MAX_NAMES_IN_DESCRIPTION = 12;
    private static final int MAX_DESCRIPTION = 1024;

    private final Input input;
    private final List<Finding> findings = new ArrayList<>();

    private ManifestAssembly(Input input) {
        this.input = input;
    }

    /**
     * All that is known about a folder.
     *
     * @param overrides what the builder says
     * @param manifest the folder's own {@code manifest.json}; the empty object when it has none
     * @param plugin the {@code plugin.json} beside it; the empty object when there is none
     * @param npm the {@code package.json} beside it; the empty object when there is none
     * @param repositoryUrl the address of the repository the folder is the root of
     * @param folderName the folder's name, the last resort for a name
     * @param skills the skills that were placed, with what they say, in the order of their paths
     * @param placement each source path to its path in the bundle
     */
    public record Input(
            ManifestOverrides overrides,
            JsonObject manifest,
            JsonObject plugin,
            JsonObject npm,
            Optional<String> repositoryUrl,
            String folderName,
            Map<SkillLayout.PlacedSkill, SkillMetadata> skills,
            Map<String, String> placement) {}

    /**
     * The outcome.
     *
     * @param document the manifest's document
     * @param findings what had to be guessed or does not fit
     */
    public record Assembled(JsonObject document, List<Finding> findings) {
        /** Copies the findings. */
        public Assembled {
            findings = List.copyOf(findings);
        }
    }

    /** Puts the manifest together. */
    public static Assembled assemble(Input input) {
        return new ManifestAssembly(input).assemble();
    }

    private Assembled assemble() {
        JsonObject base = input.manifest();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        put(members, "manifestVersion", base.get("manifestVersion").orElse(JsonValue.of(AppManifest.CURRENT_FORMAT)));
        put(members, "packageType", base.get("packageType").orElse(JsonValue.of(AppManifest.PACKAGE_TYPE)));
        put(members, "id", id());
        put(members, "version", version());
        put(members, "metadata", metadata());
        Map<SkillLayout.PlacedSkill, SkillMetadata> listed = new LinkedHashMap<>(input.skills());
        put(members, "skills", skills(listed));
        put(members, "resources", resources());
        put(members, "runtimeRequirements", runtime(listed));
        put(members, "dependencies", dependencies(listed));
        put(members, "compatibility", base.get("compatibility").orElse(JsonNull.NULL));
        put(members, "security", security(listed));
        base.members().forEach(members::putIfAbsent);
        return new Assembled(new JsonObject(members), findings);
    }

    private static void put(Map<String, JsonValue> members, String name, JsonValue value) {
        boolean empty = value == JsonNull.NULL
                || (value instanceof JsonObject object && object.members().isEmpty())
                || (value instanceof JsonArray array && array.elements().isEmpty() && !name.equals("skills"));
        if (!empty) {
            members.put(name, value);
        }
    }

    private JsonValue id() {
        if (input.overrides().id().isPresent()) {
            return JsonValue.of(input.overrides().id().get());
        }
        Optional<JsonValue> own = input.manifest().get("id").filter(v -> v != JsonNull.NULL);
        if (own.isPresent()) {
            return own.get();
        }
        Optional<String> neighbour = neighbours(n -> n.text("name").map(ManifestAssembly::idLike));
        return JsonValue.of(
                neighbour.or(() -> onlySkill().map(SkillMetadata::name)).orElseGet(() -> idLike(input.folderName())));
    }

    /** A text that may be a package id, or the nearest one. */
    private static String idLike(String text) {
        if (PackageId.tryParse(text).isPresent()) {
            return text;
        }
        int slash = text.indexOf('/');
        if (text.startsWith("@") && slash > 1 && slash < text.length() - 1) {
            String scope = SkillNames.nearest(text.substring(1, slash));
            String scoped = "@" + scope + "/" + SkillNames.nearest(text.substring(slash + 1));
            if (PackageId.tryParse(scoped).isPresent()) {
                return scoped;
            }
        }
        String nearest = SkillNames.nearest(text);
        return PackageId.tryParse(nearest).isPresent() ? nearest : SkillNames.nearest(nearest + "-skills");
    }

    private JsonValue version() {
        if (input.overrides().version().isPresent()) {
            return JsonValue.of(input.overrides().version().get());
        }
        Optional<JsonValue> own = input.manifest().get("version").filter(v -> v != JsonNull.NULL);
        if (own.isPresent()) {
            return own.get();
        }
        Optional<String> version = neighbours(n -> n.text("version")
                        .filter(v -> SemanticVersion.tryParse(v).isPresent()))
                .or(() -> onlySkill().flatMap(SkillMetadata::version).map(SemanticVersion::toString));
        if (version.isEmpty()) {
            findings.add(Finding.warning(
                    "version-assumed",
                    Location.manifest("/version"),
                    "Nothing here names a version; " + FIRST_VERSION + " is taken"));
        }
        return JsonValue.of(version.orElse(FIRST_VERSION));
    }

    private JsonValue metadata() {
        ManifestOverrides said = input.overrides();
        JsonValue written = input.manifest().get("metadata").orElse(JsonObject.EMPTY);
        if (!(written instanceof JsonObject own)) {
            return written;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        put(members, "name", choose(said.name(), own, "name", this::name));
        put(members, "description", choose(said.description(), own, "description", this::description));
        put(members, "author", author(own));
        boolean topLicense = said.license().isEmpty()
                && own.get("license").isEmpty()
                && input.manifest().get("license").isPresent();
        if (!topLicense) {
            put(members, "license", choose(said.license(), own, "license", this::license));
        }
        put(members, "homepage", choose(said.homepage(), own, "homepage", () -> neighbours(n -> n.text("homepage"))));
        put(members, "repository", repository(own));
        put(members, "keywords", keywords(own));
        put(members, "category", choose(said.category(), own, "category", () -> neighbours(n -> n.text("category"))));
        own.members().forEach(members::putIfAbsent);
        return new JsonObject(members);
    }

    private static JsonValue choose(
            Optional<String> said, JsonObject own, String name, Supplier<Optional<String>> found) {
        if (said.isPresent()) {
            return JsonValue.of(said.get());
        }
        return own.get(name)
                .or(() -> found.get().filter(text -> !text.isBlank()).map(JsonValue::of))
                .orElse(JsonNull.NULL);
    }

    private Optional<String> name() {
        return neighbours(n -> n.text("displayName").or(() -> n.text("name")))
                .or(() -> onlySkill().map(SkillMetadata::name))
                .or(() -> Optional.of(input.folderName()));
    }

    private Optional<String> description() {
        return neighbours(n -> n.text("description").filter(text -> !text.isBlank()))
                .or(() -> onlySkill().map(SkillMetadata::description))
                .map(ManifestAssembly::cut)
                .or(() -> Optional.of(listOfSkills()));
    }

    private String listOfSkills() {
        List<String> names =
                input.skills().values().stream().map(SkillMetadata::name).toList();
        if (names.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMES_IN_DESCRIPTION)));
        String more = names.size() > MAX_NAMES_IN_DESCRIPTION
                ? " and " + (names.size() - MAX_NAMES_IN_DESCRIPTION) + " more"
                : "";
        return names.size() + " skills: " + shown + more;
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_DESCRIPTION) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_DESCRIPTION - 1)) + "…";
    }

    private JsonValue author(JsonObject own) {
        if (input.overrides().author().isPresent()) {
            return person(JsonValue.of(input.overrides().author().get()));
        }
        if (own.get("author").isPresent()) {
            return own.get("author").get();
        }
        for (JsonObject neighbour : List.of(input.plugin(), input.npm())) {
            Optional<JsonValue> author =
                    neighbour.get("author").filter(v -> Person.of(v).isPresent());
            if (author.isPresent()) {
                return person(author.get());
            }
        }
        return agreed(m -> SkillRules.textOf(m.fields().get("author"))
                        .or(() ->
                                SkillRules.textOf(m.fields().object("metadata").get("author"))))
                .map(text -> person(JsonValue.of(text)))
                .orElse(JsonNull.NULL);
    }

    private static JsonValue person(JsonValue value) {
        Optional<Person> person = Person.of(value);
        return person.isPresent() ? person.get().toJson() : value;
    }

    private Optional<String> license() {
        return neighbours(n -> n.text("license")).or(() -> agreed(SkillMetadata::license));
    }

    private JsonValue repository(JsonObject own) {
        if (input.overrides().repository().isPresent()) {
            return repository(input.overrides().repository().get());
        }
        if (own.get("repository").isPresent()) {
            return own.get("repository").get();
        }
        for (JsonObject neighbour : List.of(input.plugin(), input.npm())) {
            Optional<JsonValue> repository = neighbour.get("repository");
            Optional<String> url = repository.flatMap(SkillRules::asText);
            if (url.isPresent()) {
                return repository(url.get());
            }
            if (repository.isPresent()
                    && repository.get() instanceof JsonObject object
                    && object.text("url").isPresent()) {
                return object;
            }
        }
        return input.repositoryUrl().map(ManifestAssembly::repository).orElse(JsonNull.NULL);
    }

    private static JsonValue repository(String url) {
        return JsonObject.EMPTY.with("type", JsonValue.of("git")).with("url", JsonValue.of(url));
    }

    private JsonValue keywords(JsonObject own) {
        if (!input.overrides().keywords().isEmpty()) {
            return JsonValue.ofStrings(input.overrides().keywords());
        }
        if (own.get("keywords").isPresent()) {
            return own.get("keywords").get();
        }
        for (JsonObject neighbour : List.of(input.plugin(), input.npm())) {
            List<String> words = neighbour.array("keywords").stream()
                    .flatMap(v -> SkillRules.asText(v).stream())
                    .toList();
            if (!words.isEmpty()) {
                return JsonValue.ofStrings(words);
            }
        }
        return JsonNull.NULL;
    }

    /** The skills' list: the manifest's own where it has one, else all that were found; {@code listed} keeps those. */
    private JsonValue skills(Map<SkillLayout.PlacedSkill, SkillMetadata> listed) {
        JsonValue own = input.manifest().get("skills").orElse(JsonNull.NULL);
        if (!(own instanceof JsonArray array) || array.elements().isEmpty()) {
            if (own != JsonNull.NULL && !(own instanceof JsonArray)) {
                return own;
            }
            List<JsonValue> entries = new ArrayList<>();
            listed.forEach((place, metadata) -> entries.add(entry(place, metadata)));
            return new JsonArray(entries);
        }
        Set<SkillLayout.PlacedSkill> named = new HashSet<>();
        List<JsonValue> entries = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            entries.add(element instanceof JsonObject object ? respected(object, named) : element);
        }
        listed.keySet().removeIf(place -> {
            boolean left = !named.contains(place);
            if (left) {
                findings.add(Finding.warning(
                        "skill-unlisted",
                        Location.file(place.source()),
                        "manifest.json lists its skills without this one; it is bundled as plain files"));
            }
            return left;
        });
        return new JsonArray(entries);
    }

    /** An author's entry, with the path it gets in the bundle. */
    private JsonValue respected(JsonObject entry, Set<SkillLayout.PlacedSkill> named) {
        Optional<String> path = entry.text("path").map(PathRules::clean);
        Optional<String> file = path.map(
                p -> new SkillEntry("", p, entry.text("entry").orElse(SkillEntry.SKILL_FILE), JsonObject.EMPTY).file());
        for (SkillLayout.PlacedSkill place : input.skills().keySet()) {
            boolean byPath = file.isPresent()
                    && (place.target().equals(file.get()) || place.source().equals(file.get()));
            boolean byId = path.isEmpty()
                    && entry.text("id").filter(place.id()::equals).isPresent();
            if (byPath || byId) {
                named.add(place);
                boolean stays = path.isPresent() && place.target().equals(file.orElse(""));
                return stays ? entry : entry.with("path", JsonValue.of(place.target()));
            }
        }
        return file.map(input.placement()::get)
                .map(target -> entry.with("path", JsonValue.of(target)))
                .orElse(entry);
    }

    private static JsonValue entry(SkillLayout.PlacedSkill place, SkillMetadata metadata) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(place.id()));
        members.put("path", JsonValue.of(place.target()));
        members.put("entry", JsonValue.of(SkillEntry.SKILL_FILE));
        members.put("metadata", metadata.manifestCopy());
        return new JsonObject(members);
    }

    /** The author's list, with the paths the files get; else the shared scripts and templates. */
    private JsonValue resources() {
        JsonValue own = input.manifest().get("resources").orElse(JsonNull.NULL);
        if (own instanceof JsonArray array) {
            List<JsonValue> moved = new ArrayList<>();
            for (JsonValue element : array.elements()) {
                Optional<String> target = element instanceof JsonObject object
                        ? object.text("path").map(PathRules::clean).map(input.placement()::get)
                        : Optional.empty();
                moved.add(
                        element instanceof JsonObject object && target.isPresent()
                                ? object.with("path", JsonValue.of(target.get()))
                                : element);
            }
            return new JsonArray(moved);
        }
        if (own != JsonNull.NULL) {
            return own;
        }
        List<JsonValue> resources = new ArrayList<>();
        input.placement().values().stream()
                .filter(path -> path.startsWith("scripts/") || path.startsWith("templates/"))
                .sorted()
                .forEach(path -> resources.add(JsonObject.EMPTY
                        .with("type", JsonValue.of(resourceType(path)))
                        .with("path", JsonValue.of(path))));
        return new JsonArray(resources);
    }

    private static String resourceType(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "py" -> "python-script";
            case "js", "mjs", "cjs", "ts" -> "node-script";
            case "sh", "bash" -> "shell-script";
            case "ps1" -> "powershell-script";
            default -> path.startsWith("templates/") ? "template" : "file";
        };
    }

    /** The author's requirements and the skills', the strictest of all; the author's form stays where it is enough. */
    private JsonValue runtime(Map<SkillLayout.PlacedSkill, SkillMetadata> listed) {
        JsonValue own = input.manifest().get("runtimeRequirements").orElse(JsonNull.NULL);
        if (own != JsonNull.NULL && !(own instanceof JsonObject)) {
            return own;
        }
        Location at = Location.manifest("/runtimeRequirements");
        JsonObject written = own instanceof JsonObject object ? object : JsonObject.EMPTY;
        Map<String, RuntimeRequirements> needs = new LinkedHashMap<>();
        List<Finding> ignored = new ArrayList<>();
        if (!written.members().isEmpty()) {
            needs.put(Location.MANIFEST_FILE, RuntimeRequirements.read(written, at, Severity.ERROR, ignored::add));
        }
        listed.forEach((place, metadata) -> needs.put(place.id(), metadata.runtime()));
        if (!ignored.isEmpty()) {
            return written; // the reader of the manifest will say what is wrong with it
        }
        JsonObject strictest =
                RuntimeRequirements.strictest(needs, at, findings::add).toJson();
        JsonObject result = written;
        for (Map.Entry<String, JsonValue> member : strictest.members().entrySet()) {
            result = result.with(member.getKey(), member.getValue());
        }
        return result;
    }

    /** The author's dependencies, and those of the skills that no skill of this bundle meets. */
    private JsonValue dependencies(Map<SkillLayout.PlacedSkill, SkillMetadata> listed) {
        JsonValue own = input.manifest().get("dependencies").orElse(JsonNull.NULL);
        if (own != JsonNull.NULL && !(own instanceof JsonObject)) {
            return own;
        }
        JsonObject written = own instanceof JsonObject object ? object : JsonObject.EMPTY;
        Set<String> inside = new HashSet<>();
        listed.forEach((place, metadata) -> {
            inside.add(place.id());
            inside.add(metadata.name());
        });
        Set<String> known = new HashSet<>();
        written.array("skills").forEach(v -> {
            if (v instanceof JsonObject object) {
                object.text("id").ifPresent(known::add);
            }
        });
        Map<String, VersionRange> wanted = new TreeMap<>();
        Map<String, List<String>> askers = new HashMap<>();
        listed.forEach((place, metadata) -> metadata.dependencies().forEach(dependency -> {
            String id = dependency.id().toString();
            if (!inside.contains(id) && !known.contains(id)) {
                askers.computeIfAbsent(id, i -> new ArrayList<>()).add(place.id() + " needs " + dependency.range());
                wanted.merge(id, dependency.range(), CommonRange::of);
            }
        }));
        if (wanted.isEmpty()) {
            return written;
        }
        List<JsonValue> entries = new ArrayList<>(written.array("skills"));
        wanted.forEach((id, range) -> {
            if (range.isEmpty()) {
                findings.add(Finding.error(
                                "dependency-conflict",
                                Location.manifest("/dependencies/skills"),
                                "No version of " + id + " satisfies all skills: "
                                        + String.join(", ", askers.getOrDefault(id, List.of())))
                        .allowed("ranges that have a version in common"));
            }
            entries.add(JsonObject.EMPTY.with("id", JsonValue.of(id)).with("version", JsonValue.of(range.text())));
        });
        return written.with("skills", new JsonArray(entries));
    }

    /** The author's declaration, with the permissions that the skills ask for added. */
    private JsonValue security(Map<SkillLayout.PlacedSkill, SkillMetadata> listed) {
        JsonValue own = input.manifest().get("security").orElse(JsonNull.NULL);
        if (own != JsonNull.NULL && !(own instanceof JsonObject)) {
            return own;
        }
        JsonObject written = own instanceof JsonObject object ? object : JsonObject.EMPTY;
        Set<String> asked = new LinkedHashSet<>();
        for (JsonValue permission : written.array("permissions")) {
            SkillRules.asText(permission).ifPresent(asked::add);
        }
        int before = asked.size();
        Collection<SkillMetadata> skills = listed.values();
        skills.stream().flatMap(m -> m.permissions().stream()).sorted().forEach(asked::add);
        return asked.size() == before ? written : written.with("permissions", JsonValue.ofStrings(asked));
    }

    private Optional<SkillMetadata> onlySkill() {
        return input.skills().size() == 1 ? input.skills().values().stream().findFirst() : Optional.empty();
    }

    /** What all skills that say anything say alike. */
    private Optional<String> agreed(Function<SkillMetadata, Optional<String>> field) {
        List<String> words = input.skills().values().stream()
                .flatMap(metadata -> field.apply(metadata).stream())
                .distinct()
                .toList();
        return words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty();
    }

    private Optional<String> neighbours(Function<JsonObject, Optional<String>> field) {
        return Stream.of(input.plugin(), input.npm())
                .flatMap(neighbour -> field.apply(neighbour).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
