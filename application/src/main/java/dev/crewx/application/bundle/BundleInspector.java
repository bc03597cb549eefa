package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveReading;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.EntrySink;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.ManifestBytes;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.manifest.ManifestReading;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.skill.AgentSkillsRules;
import dev.crewx.domain.skill.BundledSkill;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.ManifestAgreement;
import dev.crewx.domain.skill.SkillMetadata;
import dev.crewx.domain.skill.SkillReading;
import dev.crewx.domain.skill.SkillRules;
import dev.crewx.domain.skill.Strictness;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks into bundles while their bytes pass: the one way by which server, command line and runtime read them. Holds
 * the archive's rules, the manifest's, the skills' and their agreement. Safe for use by several threads at once.
 */
public final class BundleInspector {
    /** The most bytes of a README that are kept. */
    public static final int MAX_README_BYTES = 256 * 1024;

    private final ArchiveReader archives;
    private final JsonText json;
    private final FrontmatterParser frontmatters;

    /** An inspector over these ports. */
    public BundleInspector(ArchiveReader archives, JsonText json, FrontmatterParser frontmatters) {
        this.archives = archives;
        this.json = json;
        this.frontmatters = frontmatters;
    }

    /**
     * Reads a bundle to its end; never closes the stream.
     *
     * @throws BundleFault when the stream fails
     */
    public BundleInspection inspect(InputStream bundle, BundleLimits limits) {
        return inspect(bundle, limits, EntrySink.NONE);
    }

    /**
     * Reads a bundle to its end and hands its files on as well; only the result says whether they may be used.
     *
     * @throws BundleFault when the stream or the sink fails
     */
    public BundleInspection inspect(InputStream bundle, BundleLimits limits, EntrySink also) {
        ContentCollector collector = new ContentCollector(frontmatters, limits, also);
        return switch (archives.read(bundle, limits, collector)) {
            case ArchiveReading.TooLarge(long limit) -> new BundleInspection.TooLarge(limit);
            case ArchiveReading.Corrupt(List<Finding> findings) -> new BundleInspection.Refused(findings);
            case ArchiveReading.Intact intact -> judge(intact, collector);
        };
    }

    /**
     * Reads a bundle's manifest and nothing behind it; what the manifest says about the rest is not checked.
     *
     * @throws BundleFault when the stream fails
     */
    public ManifestReading manifest(InputStream bundle, BundleLimits limits) {
        return switch (archives.readManifest(bundle, limits)) {
            case ManifestBytes.Refused(List<Finding> findings) -> new ManifestReading.Refused(findings);
            case ManifestBytes.Found(byte[] utf8) -> manifest(utf8);
        };
    }

    /** Reads a manifest's text by the rules. */
    public ManifestReading manifest(byte[] utf8) {
        return switch (json.parse(utf8)) {
            case JsonText.Reading.Parsed(JsonValue value) -> ManifestReader.read(value);
            case JsonText.Reading.Malformed(String message, int line, int column) ->
                new ManifestReading.Refused(List.of(Finding.error(
                        "manifest-json",
                        Location.manifest("").atLine(line),
                        "manifest.json is not valid JSON: " + message)));
        };
    }

    private BundleInspection judge(ArchiveReading.Intact intact, ContentCollector collector) {
        List<Finding> findings = new ArrayList<>(collector.findings());
        Optional<byte[]> text = collector.manifest();
        if (text.isEmpty()) {
            findings.add(
                    Finding.error("manifest-missing", Location.file(Location.MANIFEST_FILE), "manifest.json not found")
                            .allowed("manifest.json at the root of the archive"));
            return new BundleInspection.Refused(findings);
        }
        ManifestReading reading = manifest(text.get());
        findings.addAll(reading.findings());
        if (!(reading instanceof ManifestReading.Accepted accepted)) {
            return new BundleInspection.Refused(findings);
        }
        AppManifest manifest = accepted.manifest();
        List<BundledSkill> skills = skills(manifest, collector, findings);
        Map<String, SkillMetadata> byFile = new LinkedHashMap<>();
        skills.forEach(skill -> byFile.put(skill.file(), skill.metadata()));
        List<String> paths = intact.files().stream().map(BundleFile::path).toList();
        findings.addAll(ManifestAgreement.check(manifest, paths, byFile));
        if (Finding.anyError(findings)) {
            return new BundleInspection.Refused(findings);
        }
        return new BundleInspection.Inspected(new BundleContents(
                manifest,
                intact.digest(),
                intact.size(),
                intact.unpackedSize(),
                intact.files(),
                collector.readme(skills),
                skills,
                findings));
    }

    private static List<BundledSkill> skills(AppManifest manifest, ContentCollector collector, List<Finding> findings) {
        List<BundledSkill> skills = new ArrayList<>();
        for (SkillEntry entry : manifest.skills()) {
            FrontmatterParser.Reading head = collector.head(entry.file());
            if (head == null) {
                continue; // ManifestAgreement says that the file is not there
            }
            Optional<Frontmatter> frontmatter = SkillHeads.frontmatter(head, entry.file(), findings);
            if (frontmatter.isEmpty()) {
                continue;
            }
            String folder = SkillHeads.folderName(entry.file());
            SkillReading reading = SkillRules.read(frontmatter.get(), entry.file(), folder, Strictness.LENIENT);
            findings.addAll(reading.findings());
            if (reading instanceof SkillReading.Understood understood) {
                List<Finding> portability = AgentSkillsRules.check(frontmatter.get(), entry.file(), folder);
                skills.add(new BundledSkill(entry.id(), entry.file(), understood.metadata(), portability));
            }
        }
        return skills;
    }
}
