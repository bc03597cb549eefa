package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.SourceFolders;
import dev.crewx.application.bundle.spi.SourceFolders.LeftOut;
import dev.crewx.application.bundle.spi.SourceFolders.Scan;
import dev.crewx.application.bundle.spi.SourceFolders.SourceFile;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.ManifestOverrides;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.manifest.ManifestReading;
import dev.crewx.domain.skill.AgentSkillsRules;
import dev.crewx.domain.skill.BundledSkill;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.ManifestAgreement;
import dev.crewx.domain.skill.ManifestAssembly;
import dev.crewx.domain.skill.SkillLayout;
import dev.crewx.domain.skill.SkillLayout.PlacedSkill;
import dev.crewx.domain.skill.SkillMetadata;
import dev.crewx.domain.skill.SkillReading;
import dev.crewx.domain.skill.SkillRules;
import dev.crewx.domain.skill.Strictness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out what a folder's bundle would be, without writing it. */
final class BundlePlanner {
    private static final List<String> PLUGIN_FILES = List.of(
            ".claude-plugin/plugin.json", "plugin.json", ".codex-plugin/plugin.json", ".cursor-plugin/plugin.json");

    private final SourceFolders folders;
    private final JsonText json;
    private final FrontmatterParser frontmatters;

    BundlePlanner(SourceFolders folders, JsonText json, FrontmatterParser frontmatters) {
        this.folders = folders;
        this.json = json;
        this.frontmatters = frontmatters;
    }

    /** What became of a plan. */
    sealed interface Plan {
        /** It can be written: the items hold the manifest. */
        record Ready(
                AppManifest manifest,
                List<ArchiveItem> items,
                List<BundledSkill> skills,
                List<LeftOut> leftOut,
                List<Finding> findings)
                implements Plan {}

        /** It breaks rules. */
        record Refused(List<Finding> findings) implements Plan {}

        /** There is no folder. */
        record Absent() implements Plan {}
    }

    Plan plan(Path folder, ManifestOverrides overrides, Strictness strictness, BundleLimits limits) {
        return switch (folders.scan(folder, limits)) {
            case Scan.Absent() -> new Plan.Absent();
            case Scan.Refused(List<Finding> findings) -> new Plan.Refused(findings);
            case Scan.Scanned scanned -> new OnePlan(scanned, overrides, strictness, limits).make();
        };
    }

    /** The making of one plan. */
    private final class OnePlan {
        private final Scan.Scanned scan;
        private final ManifestOverrides overrides;
        private final Strictness strictness;
        private final BundleLimits limits;
        private final Map<String, SourceFile> files = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();

        OnePlan(Scan.Scanned scan, ManifestOverrides overrides, Strictness strictness, BundleLimits limits) {
            this.scan = scan;
            this.overrides = overrides;
            this.strictness = strictness;
            this.limits = limits;
            scan.files().forEach(file -> files.put(file.path(), file));
        }

        Plan make() {
            leftOutForSafety();
            JsonObject manifest = ownManifest();
            if (Finding.anyError(findings)) {
                return new Plan.Refused(findings);
            }
            Map<String, Frontmatter> heads = new LinkedHashMap<>();
            Map<String, Finding> broken = new LinkedHashMap<>();
            SkillLayout.candidates(files.keySet()).forEach(path -> readHead(path, heads, broken));
            SkillLayout.Plan layout = SkillLayout.plan(scan.name(), files.keySet(), heads);
            findings.addAll(layout.findings());
            if (layout.skills().isEmpty()) {
                findings.add(noSkills());
                return new Plan.Refused(findings);
            }
            List<BundledSkill> bundled = new ArrayList<>();
            Map<PlacedSkill, SkillMetadata> skills = skills(layout, heads, broken, bundled);
            if (skills.size() < layout.skills().size()) {
                ownProblems(manifest);
                return new Plan.Refused(withoutRepeats());
            }
            ManifestAssembly.Assembled assembled = ManifestAssembly.assemble(new ManifestAssembly.Input(
                    overrides,
                    manifest,
                    neighbour(PLUGIN_FILES),
                    neighbour(List.of("package.json")),
                    scan.repositoryUrl(),
                    scan.name(),
                    skills,
                    layout.placement()));
            findings.addAll(assembled.findings());
            return finish(assembled.document(), layout, skills, bundled);
        }

        private Plan finish(
                JsonObject document,
                SkillLayout.Plan layout,
                Map<PlacedSkill, SkillMetadata> skills,
                List<BundledSkill> bundled) {
            byte[] text = json.pretty(document);
            List<ArchiveItem> items = new ArrayList<>();
            items.add(ArchiveItem.of(Location.MANIFEST_FILE, text));
            layout.placement().forEach((source, target) -> {
                SourceFile file = files.get(source);
                if (file != null) {
                    items.add(new ArchiveItem(target, file.size(), file.executable(), file.content()));
                }
            });
            findings.addAll(ItemRules.check(items, limits));
            ManifestReading reading = ManifestReader.read(document);
            findings.addAll(reading.findings());
            if (reading instanceof ManifestReading.Accepted accepted) {
                Map<String, SkillMetadata> byFile = new LinkedHashMap<>();
                skills.forEach((place, metadata) -> byFile.put(place.target(), metadata));
                List<String> paths = items.stream().map(ArchiveItem::path).toList();
                findings.addAll(ManifestAgreement.check(accepted.manifest(), paths, byFile));
                if (!Finding.anyError(findings)) {
                    return new Plan.Ready(accepted.manifest(), items, bundled, scan.leftOut(), withoutRepeats());
                }
            }
            return new Plan.Refused(withoutRepeats());
        }

        /** What is wrong with the author's manifest itself, apart from what the broken skills would have filled in. */
        private void ownProblems(JsonObject manifest) {
            ManifestReader.read(manifest).findings().stream()
                    .filter(finding -> finding.isError() && finding.found().isPresent())
                    .forEach(findings::add);
        }

        private List<Finding> withoutRepeats() {
            return List.copyOf(new LinkedHashSet<>(findings));
        }

        private void leftOutForSafety() {
            for (LeftOut left : scan.leftOut()) {
                if (left.reason() == SourceFolders.Reason.SECRET) {
                    findings.add(Finding.warning(
                            "left-out-secret",
                            Location.file(left.path()),
                            "This is left out of the bundle, since it holds or may hold secrets"));
                }
            }
        }

        /** The folder's own manifest, and out of the way of the one that is made; empty when there is none. */
        private JsonObject ownManifest() {
            SourceFile file = files.get(Location.MANIFEST_FILE);
            if (file == null) {
                return JsonObject.EMPTY;
            }
            Location at = Location.manifest("");
            if (file.size() > limits.maxManifestBytes()) {
                findings.add(Finding.error("limit-manifest", at, "manifest.json is too long")
                        .found(file.size() + " bytes")
                        .allowed(limits.maxManifestBytes() + " bytes"));
                return JsonObject.EMPTY;
            }
            switch (json.parse(bytes(file))) {
                case JsonText.Reading.Parsed(JsonObject object)
                when isOurs(object) -> {
                    files.remove(Location.MANIFEST_FILE);
                    return object;
                }
                case JsonText.Reading.Parsed parsed -> {
                    boolean rootSkill = files.containsKey("SKILL.md") || files.containsKey("skill.md");
                    if (!rootSkill) {
                        findings.add(Finding.error(
                                        "manifest-foreign",
                                        at,
                                        "This manifest.json is something else's, and the bundle needs the name")
                                .allowed("an AppManifest, with manifestVersion, id or skills"));
                    }
                }
                case JsonText.Reading.Malformed(String message, int line, int column) ->
                    findings.add(Finding.error(
                            "manifest-json", at.atLine(line), "manifest.json is not valid JSON: " + message));
            }
            return JsonObject.EMPTY;
        }

        private static boolean isOurs(JsonObject object) {
            return object.get("manifestVersion").isPresent()
                    || object.get("packageType").isPresent()
                    || object.get("skills").isPresent()
                    || object.get("id").isPresent();
        }

        private JsonObject neighbour(List<String> names) {
            for (String name : names) {
                SourceFile file = files.get(name);
                if (file != null
                        && file.size() <= limits.maxManifestBytes()
                        && json.parse(bytes(file)) instanceof JsonText.Reading.Parsed(JsonObject object)) {
                    return object;
                }
            }
            return JsonObject.EMPTY;
        }

        private void readHead(String path, Map<String, Frontmatter> heads, Map<String, Finding> broken) {
            SourceFile file = files.get(path);
            if (file == null) {
                return;
            }
            switch (head(file)) {
                case FrontmatterParser.Reading.Found(Frontmatter frontmatter, int bodyOffset) ->
                    heads.put(path, frontmatter);
                case FrontmatterParser.Reading.Absent() -> {}
                case FrontmatterParser.Reading.Malformed malformed -> {
                    List<Finding> findings = new ArrayList<>();
                    SkillHeads.frontmatter(malformed, path, findings);
                    findings.forEach(finding -> broken.put(path, finding));
                }
            }
        }

        private FrontmatterParser.Reading head(SourceFile file) {
            try (InputStream in = file.content().open()) {
                return frontmatters.parse(in);
            } catch (IOException e) {
                throw new BundleFault("Could not read " + file.path(), e);
            }
        }

        private Map<PlacedSkill, SkillMetadata> skills(
                SkillLayout.Plan layout,
                Map<String, Frontmatter> heads,
                Map<String, Finding> broken,
                List<BundledSkill> bundled) {
            Map<PlacedSkill, SkillMetadata> skills = new LinkedHashMap<>();
            for (PlacedSkill place : layout.skills()) {
                Finding problem = broken.get(place.source());
                if (problem != null) {
                    findings.add(problem);
                    continue;
                }
                Frontmatter head = Optional.ofNullable(heads.get(place.source()))
                        .or(() -> SkillHeads.frontmatter(
                                new FrontmatterParser.Reading.Absent(), place.source(), findings))
                        .orElseThrow();
                // The same name that a reader of the bundle sees, so that both understand the same.
                String folder = SkillHeads.folderName(place.target());
                SkillReading reading = SkillRules.read(head, place.source(), folder, strictness);
                findings.addAll(reading.findings());
                if (reading instanceof SkillReading.Understood understood) {
                    skills.put(place, understood.metadata());
                    bundled.add(new BundledSkill(
                            place.id(),
                            place.target(),
                            understood.metadata(),
                            AgentSkillsRules.check(head, place.source(), place.folderName())));
                }
            }
            return skills;
        }

        private Finding noSkills() {
            List<String> elsewhere = files.keySet().stream()
                    .filter(path -> path.endsWith("/SKILL.md"))
                    .limit(3)
                    .toList();
            Finding finding = Finding.error("no-skills", Location.BUNDLE, "No skills included in bundle")
                    .allowed("SKILL.md, skills/<name>/SKILL.md, skills/<category>/<name>/SKILL.md, <name>/SKILL.md,"
                            + " skills/<name>.md or <name>.skills.md");
            return elsewhere.isEmpty() ? finding : finding.found("only " + String.join(", ", elsewhere));
        }

        private byte[] bytes(SourceFile file) {
            try (InputStream in = file.content().open()) {
                return in.readNBytes(limits.maxManifestBytes());
            } catch (IOException e) {
                throw new BundleFault("Could not read " + file.path(), e);
            }
        }
    }
}
