package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.EntrySink;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.skill.BundledSkill;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps of the passing files what an inspection needs, and hands each on. What it keeps is bounded. */
final class ContentCollector implements EntrySink {
    /** More findings about texts than this would not be read. */
    static final int MAX_TEXT_FINDINGS = 200;

    /** The most bytes of frontmatter and README of all files together. */
    private static final long MAX_KEPT = 16L * 1024 * 1024;

    /** A frontmatter or the part of a README that is kept, whichever is longer. */
    private static final int MAX_HEAD = Math.max(FrontmatterParser.MAX_BYTES, BundleInspector.MAX_README_BYTES);

    private final FrontmatterParser frontmatters;
    private final BundleLimits limits;
    private final EntrySink next;
    private final Map<String, FrontmatterParser.Reading> heads = new HashMap<>();
    private final Map<String, String> readmes = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding> texts = new LinkedHashSet<>();
    private byte @Nullable [] manifest;
    private long kept;

    ContentCollector(FrontmatterParser frontmatters, BundleLimits limits, EntrySink next) {
        this.frontmatters = frontmatters;
        this.limits = limits;
        this.next = next;
    }

    @Override
    public void file(String path, long size, boolean executable, InputStream content) throws IOException {
        TextScan scan = new TextScan(content, path, size);
        take(path, size, executable, scan);
        scan.transferTo(OutputStream.nullOutputStream());
        for (Finding finding : scan.finish()) {
            if (texts.size() < MAX_TEXT_FINDINGS) {
                texts.add(finding);
            }
        }
    }

    private void take(String path, long size, boolean executable, InputStream content) throws IOException {
        boolean isManifest = path.equals(Location.MANIFEST_FILE);
        if (!isManifest && !path.endsWith(".md")) {
            next.file(path, size, executable, content);
            return;
        }
        int window = isManifest ? limits.maxManifestBytes() : MAX_HEAD;
        BufferedInputStream buffered = new BufferedInputStream(content, Math.clamp(size, 1, window));
        buffered.mark(window);
        byte[] head = buffered.readNBytes((int) Math.min(size, window));
        buffered.reset();
        keep(path, head, isManifest);
        next.file(path, size, executable, buffered);
    }

    private void keep(String path, byte[] head, boolean isManifest) {
        if (isManifest) {
            manifest = head;
            return;
        }
        boolean isSkill = path.equals(SkillEntry.SKILL_FILE) || path.endsWith("/" + SkillEntry.SKILL_FILE);
        FrontmatterParser.Reading reading = frontmatters.parse(head);
        long length = reading instanceof FrontmatterParser.Reading.Found found ? found.bodyOffset() : 0;
        if (kept + length <= MAX_KEPT && (isSkill || length > 0)) {
            kept += length;
            heads.put(path, reading);
        } else if (isSkill) {
            findings.add(Finding.error(
                            "limit-frontmatter",
                            Location.file(path),
                            "The frontmatter of all skills together is too long")
                    .allowed(MAX_KEPT + " bytes"));
        } else {
            heads.put(path, new FrontmatterParser.Reading.Absent());
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int shown = Math.min(head.length, BundleInspector.MAX_README_BYTES);
        if (name.equalsIgnoreCase("README.md") && kept + shown <= MAX_KEPT) {
            kept += shown;
            readmes.put(path, new String(head, 0, shown, StandardCharsets.UTF_8));
        }
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(texts);
        return all;
    }

    Optional<byte[]> manifest() {
        return Optional.ofNullable(manifest);
    }

    FrontmatterParser.@Nullable Reading head(String file) {
        return heads.get(file);
    }

    /** The bundle's README, else that of its only skill. */
    Optional<String> readme(List<BundledSkill> skills) {
        Optional<String> own = readmeIn("");
        return own.isPresent() || skills.size() != 1
                ? own
                : readmeIn(skills.get(0).folder() + "/");
    }

    private Optional<String> readmeIn(String prefix) {
        return readmes.entrySet().stream()
                .filter(readme -> readme.getKey().equalsIgnoreCase(prefix + "README.md"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
