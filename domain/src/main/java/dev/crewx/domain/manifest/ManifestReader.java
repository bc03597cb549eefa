package dev.crewx.domain.manifest;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of {@code manifest.json}: a document in, an {@link AppManifest} or everything that is wrong with it out.
 * Whether the bundle agrees with it is {@link ManifestAgreement}'s question.
 */
public final class ManifestReader {
    /** The most characters (code points) of {@code metadata.name}. */
    public static final int MAX_NAME = 200;

    /** The most characters (code points) of {@code metadata.description}. */
    public static final int MAX_DESCRIPTION = 1024;

    /** What stands where the format's version is missing. */
    private static final SemanticVersion CURRENT = SemanticVersion.parse(AppManifest.CURRENT_FORMAT);

    private static final Pattern SKILL_ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int MAX_SKILL_ID = 64;
    private static final List<String> PLATFORMS = List.of("linux", "darwin", "win32");
    private static final List<String> ARCHITECTURES = List.of("x64", "arm64");

    private final List<Finding> findings = new ArrayList<>();

    private ManifestReader() {}

    /** Reads a document; never throws, whatever it holds. */
    public static ManifestReading read(JsonValue document) {
        return new ManifestReader().readDocument(document);
    }

    private ManifestReading readDocument(JsonValue value) {
        if (!(value instanceof JsonObject document)) {
            return new ManifestReading.Refused(List.of(Fields.wrongType(Location.manifest(""), value, "an object")));
        }
        Optional<SemanticVersion> format = format(fields(document));
        if (format.isEmpty()) {
            return new ManifestReading.Refused(findings);
        }
        Fields top = fields(ManifestMigrations.toCurrent(document, format.get()));
        packageType(top);
        Optional<PackageId> id = id(top);
        Optional<SemanticVersion> version = version(top);
        PackageMetadata metadata = metadata(top.object("metadata"));
        List<SkillEntry> skills = skills(top);
        List<BundleResource> resources = resources(top);
        Fields runtime = top.object("runtimeRequirements");
        RuntimeRequirements requirements = RuntimeRequirements.read(
                runtime.object(), Location.manifest("/runtimeRequirements"), Severity.ERROR, findings::add);
        Fields dependencies = top.object("dependencies");
        Optional<VersionRange> crewx = range(dependencies, "crewx");
        List<PackageDependency> packages = dependencies(dependencies, id);
        Compatibility compatibility = compatibility(top.object("compatibility"));
        SecurityDeclaration security = security(top.object("security"));
        Installation installation = installation(top.object("installation"));
        if (id.isEmpty() || version.isEmpty() || Finding.anyError(findings)) {
            return new ManifestReading.Refused(findings);
        }
        return new ManifestReading.Accepted(
                new AppManifest(
                        format.get(),
                        id.get(),
                        version.get(),
                        metadata,
                        skills,
                        resources,
                        requirements,
                        crewx,
                        packages,
                        compatibility,
                        security,
                        installation,
                        document),
                findings);
    }

    private Fields fields(JsonObject document) {
        return new Fields(document, Location.manifest(""), findings::add);
    }

    /** The format's version; empty when this code cannot read on. */
    private Optional<SemanticVersion> format(Fields top) {
        Location at = top.at("manifestVersion");
        if (!top.has("manifestVersion")) {
            findings.add(Finding.warning(
                    "manifest-version-missing", at, "manifestVersion is missing; " + CURRENT + " is assumed"));
            return Optional.of(CURRENT);
        }
        Optional<String> text = top.text("manifestVersion");
        Optional<SemanticVersion> format = text.flatMap(SemanticVersion::tryParse);
        if (format.isEmpty()) {
            text.ifPresent(t -> findings.add(
                    Finding.error("manifest-version", at, "manifestVersion must follow semantic versioning")
                            .found("\"" + t + "\"")
                            .allowed("a version such as " + CURRENT)));
            return Optional.of(CURRENT);
        }
        long major = format.get().major();
        if (major != CURRENT.major()) {
            String reader = major > CURRENT.major()
                    ? "crewx " + major + ".0.0 or newer reads it"
                    : "no released crewx wrote it; write " + CURRENT;
            findings.add(Finding.error(
                            "manifest-version-unsupported",
                            at,
                            "This crewx reads manifestVersion " + CURRENT.major() + ".x, not " + format.get() + "; "
                                    + reader)
                    .found(format.get().toString())
                    .allowed(CURRENT.major() + ".x"));
            return Optional.empty();
        }
        if (format.get().minor() > CURRENT.minor()) {
            findings.add(Finding.warning(
                            "manifest-version-newer",
                            at,
                            "manifestVersion " + format.get() + " is newer than the " + CURRENT
                                    + " this crewx knows; what it adds is kept but not understood")
                    .found(format.get().toString()));
        }
        return format;
    }

    private void packageType(Fields top) {
        Optional<String> type = top.text("packageType");
        if (!top.has("packageType")) {
            findings.add(Finding.warning(
                    "package-type-missing",
                    top.at("packageType"),
                    "packageType is missing; " + AppManifest.PACKAGE_TYPE + " is assumed"));
        } else if (type.isPresent() && !type.get().equals(AppManifest.PACKAGE_TYPE)) {
            findings.add(Finding.error("package-type", top.at("packageType"), "packageType is not known")
                    .found("\"" + type.get() + "\"")
                    .allowed(AppManifest.PACKAGE_TYPE));
        }
    }

    private Optional<PackageId> id(Fields top) {
        Optional<String> text = top.text("id");
        if (text.isEmpty() || text.get().isEmpty()) {
            if (!top.has("id") || text.isPresent()) {
                findings.add(Finding.error("id-required", top.at("id"), "Package ID is required")
                        .allowed("name or @scope/name"));
            }
            return Optional.empty();
        }
        return packageId(text.get(), top.at("id"));
    }

    private Optional<PackageId> packageId(String text, Location at) {
        try {
            return Optional.of(PackageId.parse(text));
        } catch (IllegalArgumentException e) {
            String message = e.getMessage() == null ? "Package ID is not valid" : e.getMessage();
            findings.add(Finding.error("id", at, message)
                    .found("\"" + text + "\"")
                    .allowed("name or @scope/name of lower-case letters, digits and single hyphens"));
            return Optional.empty();
        }
    }

    private Optional<SemanticVersion> version(Fields top) {
        Optional<String> text = top.text("version");
        Optional<SemanticVersion> version = text.flatMap(SemanticVersion::tryParse);
        if (version.isEmpty()) {
            Finding finding = Finding.error("version", top.at("version"), "Version must follow semantic versioning")
                    .allowed("MAJOR.MINOR.PATCH, such as 1.2.3 or 1.2.3-beta.1");
            findings.add(text.map(t -> finding.found("\"" + t + "\"")).orElse(finding));
        }
        return version;
    }

    private PackageMetadata metadata(Fields fields) {
        String name = required(fields, "name", MAX_NAME);
        String description = required(fields, "description", MAX_DESCRIPTION);
        Optional<String> license = fields.text("license");
        license.filter(text -> !SpdxExpression.isValid(text))
                .ifPresent(text -> findings.add(
                        Finding.warning("license", fields.at("license"), "The license is not an SPDX expression")
                                .found("\"" + text + "\"")
                                .allowed("an SPDX expression such as MIT or Apache-2.0 OR MIT")));
        return new PackageMetadata(
                name,
                description,
                author(fields),
                license,
                fields.text("homepage"),
                repository(fields),
                fields.texts("keywords"),
                fields.text("category"));
    }

    private String required(Fields fields, String name, int max) {
        Optional<String> text = fields.text(name);
        if (text.isEmpty() || text.get().isBlank()) {
            if (!fields.has(name) || text.isPresent()) {
                findings.add(Finding.error(name + "-required", fields.at(name), "metadata." + name + " is required")
                        .allowed("1-" + max + " characters"));
            }
            return "";
        }
        int length = text.get().codePointCount(0, text.get().length());
        if (length > max) {
            findings.add(Finding.error(name + "-too-long", fields.at(name), "metadata." + name + " is too long")
                    .found(length + " characters")
                    .allowed("1-" + max + " characters"));
        }
        return text.get();
    }

    private Optional<Person> author(Fields fields) {
        Optional<JsonValue> value = fields.object().get("author").filter(v -> fields.has("author"));
        Optional<Person> author = value.flatMap(Person::of);
        if (value.isPresent() && author.isEmpty()) {
            findings.add(Finding.error("author", fields.at("author"), "metadata.author names nobody")
                    .found(Fields.shown(value.get()))
                    .allowed("an object with name, email or url, or a text such as Ann <ann@example.org>"));
        }
        return author;
    }

    private Optional<PackageMetadata.Repository> repository(Fields fields) {
        Optional<JsonValue> value = fields.object().get("repository");
        if (value.isPresent() && value.get() instanceof JsonValue.JsonString text) {
            return Optional.of(new PackageMetadata.Repository("git", text.value()));
        }
        Fields repository = fields.object("repository");
        Optional<String> url = repository.text("url");
        String type = repository.text("type").orElse("git");
        return url.map(text -> new PackageMetadata.Repository(type, text));
    }

    private List<SkillEntry> skills(Fields top) {
        List<SkillEntry> skills = new ArrayList<>();
        List<JsonValue> elements = top.array("skills");
        if (elements.isEmpty()) {
            findings.add(Finding.error("no-skills", top.at("skills"), "No skills included in bundle")
                    .allowed("at least one skill with id and path"));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            Location at = top.at("skills").element(i);
            if (!(elements.get(i) instanceof JsonObject object)) {
                findings.add(Fields.wrongType(at, elements.get(i), "an object with id and path"));
                continue;
            }
            Fields fields = new Fields(object, at, findings::add);
            String id = skillId(fields, ids);
            Optional<String> path = path(fields);
            JsonObject copy = fields.object("metadata").object();
            String entry = fields.text("entry").orElse(SkillEntry.SKILL_FILE);
            path.ifPresent(p -> skills.add(new SkillEntry(id, p, entry, copy)));
        }
        return skills;
    }

    private String skillId(Fields fields, Set<String> seen) {
        Location at = fields.at("id");
        Optional<String> id = fields.text("id");
        if (id.isEmpty()) {
            if (!fields.has("id")) {
                findings.add(Finding.error("skill-id-required", at, "A skill needs an id"));
            }
            return "";
        }
        if (id.get().length() > MAX_SKILL_ID || !SKILL_ID.matcher(id.get()).matches()) {
            findings.add(Finding.error("skill-id", at, "The skill's id is not valid")
                    .found("\"" + id.get() + "\"")
                    .allowed("1-64 lower-case letters, digits and single hyphens between them"));
        } else if (!seen.add(id.get())) {
            findings.add(Finding.error("skill-id-twice", at, "Two skills have the id " + id.get())
                    .found("\"" + id.get() + "\"")
                    .allowed("each id once"));
        }
        return id.get();
    }

    private Optional<String> path(Fields fields) {
        Location at = fields.at("path");
        Optional<String> path = fields.text("path");
        if (path.isEmpty()) {
            if (!fields.has("path")) {
                findings.add(
                        Finding.error("path-required", at, "A path is required").allowed("a path inside the bundle"));
            }
            return Optional.empty();
        }
        Optional<String> problem = PathRules.problemOf(path.get());
        if (problem.isPresent()) {
            findings.add(Finding.error("path", at, "The path " + problem.get())
                    .found("\"" + path.get() + "\"")
                    .allowed("a path inside the bundle, with / between its parts"));
            return Optional.empty();
        }
        return path;
    }

    private List<BundleResource> resources(Fields top) {
        List<BundleResource> resources = new ArrayList<>();
        List<JsonValue> elements = top.array("resources");
        for (int i = 0; i < elements.size(); i++) {
            Location at = top.at("resources").element(i);
            if (!(elements.get(i) instanceof JsonObject object)) {
                findings.add(Fields.wrongType(at, elements.get(i), "an object with type and path"));
                continue;
            }
            Fields fields = new Fields(object, at, findings::add);
            String type = fields.text("type").orElse("file");
            Optional<String> description = fields.text("description");
            path(fields).ifPresent(path -> resources.add(new BundleResource(type, path, description)));
        }
        return resources;
    }

    private List<PackageDependency> dependencies(Fields dependencies, Optional<PackageId> self) {
        List<PackageDependency> packages = new ArrayList<>();
        List<JsonValue> elements = dependencies.array("skills");
        Set<PackageId> seen = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            Location at = dependencies.at("skills").element(i);
            if (!(elements.get(i) instanceof JsonObject object)) {
                findings.add(Fields.wrongType(at, elements.get(i), "an object with id and version"));
                continue;
            }
            Fields fields = new Fields(object, at, findings::add);
            Optional<VersionRange> range = range(fields, "version");
            boolean optional = fields.flag("optional", false);
            Optional<String> text = fields.text("id");
            if (text.isEmpty() && !fields.has("id")) {
                findings.add(Finding.error("dependency-id-required", fields.at("id"), "A dependency needs an id")
                        .allowed("name or @scope/name"));
            }
            Optional<PackageId> id = text.flatMap(t -> packageId(t, fields.at("id")));
            if (id.isEmpty()) {
                continue;
            }
            if (id.equals(self)) {
                findings.add(Finding.error("dependency-itself", fields.at("id"), "A package cannot depend on itself"));
            } else if (!seen.add(id.get())) {
                findings.add(Finding.error(
                                "dependency-twice", fields.at("id"), "The dependency " + id.get() + " is listed twice")
                        .allowed("each id once"));
            } else {
                packages.add(new PackageDependency(id.get(), range.orElseGet(() -> VersionRange.parse("*")), optional));
            }
        }
        return packages;
    }

    private Optional<VersionRange> range(Fields fields, String name) {
        Optional<String> text = fields.text(name);
        Optional<VersionRange> range =
                text.filter(t -> t.length() <= CommonRange.MAX_LENGTH).flatMap(VersionRange::tryParse);
        if (text.isPresent() && range.isEmpty()) {
            findings.add(Finding.error("range", fields.at(name), "The version range cannot be read")
                    .found("\"" + text.get() + "\"")
                    .allowed("npm's range syntax, such as ^1.5.0 or >=1.2.0 <2.0.0"));
        }
        return range;
    }

    private Compatibility compatibility(Fields fields) {
        return new Compatibility(
                range(fields, "crewxVersion"),
                names(fields, "platforms", PLATFORMS),
                names(fields, "architectures", ARCHITECTURES));
    }

    private List<String> names(Fields fields, String name, List<String> known) {
        List<String> texts = fields.texts(name);
        for (int i = 0; i < texts.size(); i++) {
            if (!known.contains(texts.get(i))) {
                findings.add(Finding.error(
                                name.toLowerCase(Locale.ROOT),
                                fields.at(name).element(i),
                                "compatibility." + name + " has an unknown name")
                        .found("\"" + texts.get(i) + "\"")
                        .allowed(String.join(", ", known)));
            }
        }
        return texts;
    }

    private SecurityDeclaration security(Fields fields) {
        List<String> permissions = fields.texts("permissions");
        for (int i = 0; i < permissions.size(); i++) {
            if (!SecurityDeclaration.KNOWN_PERMISSIONS.contains(permissions.get(i))) {
                findings.add(Finding.warning(
                                "permission-unknown",
                                fields.at("permissions").element(i),
                                "The permission has no meaning to this crewx; it is kept")
                        .found("\"" + permissions.get(i) + "\"")
                        .allowed("file-read, file-write, network, process, env, secrets"));
            }
        }
        return new SecurityDeclaration(permissions, fields.texts("trustedSources"), fields.text("signature"));
    }

    private Installation installation(Fields fields) {
        boolean verify = fields.flag("verifySignature", false);
        if (verify) {
            findings.add(Finding.warning(
                    "signatures-unchecked",
                    fields.at("verifySignature"),
                    "verifySignature is kept, but signatures are not checked yet"));
        }
        return new Installation(fields.text("type"), fields.text("location"), fields.flag("autoUpdate", false), verify);
    }
}
