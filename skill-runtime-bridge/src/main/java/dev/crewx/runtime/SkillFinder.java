package dev.crewx.runtime;

import dev.crewx.domain.manifest.PathRules;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.runtime.LoadReport.Skipped;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through one place for the files of skills: {@code <name>/SKILL.md} at any depth, {@code <name>.md} at the top
 * and in folders called {@code skills}, and what the manifests of packages name. Nothing below a skill is looked at, nor
 * hidden folders. No file but manifests is opened.
 */
final class SkillFinder {
    private static final String LOWER_SKILL_FILE = "skill.md";
    private static final String FLAT_FOLDER = "skills";
    private static final String MARKDOWN = ".md";
    private static final Set<String> NOT_ENTERED = Set.of("node_modules", "__pycache__", "dist", "build");

    /** Markdown files that people have beside skills. */
    private static final Set<String> NOT_FLAT = Set.of(
            "readme",
            "index",
            "changelog",
            "contributing",
            "license",
            "notice",
            "security",
            "code_of_conduct",
            "agents",
            "claude",
            "gemini");

    private final SkillSource source;
    private final Boundary boundary;
    private final RuntimeLimits limits;
    private final Packages packages;
    private final List<Found> found = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<Path> linked = new HashSet<>();
    private int folders;

    private SkillFinder(SkillSource source, Boundary boundary, RuntimeLimits limits, Packages packages) {
        this.source = source;
        this.boundary = boundary;
        this.limits = limits;
        this.packages = packages;
    }

    /**
     * The file of a skill, not yet read.
     *
     * @param flat whether it stands for itself instead of for its folder
     */
    record Found(Path file, boolean flat, SkillSource source, Optional<SkillPackage> origin) {}

    /** Says what a folder's {@code manifest.json} declares; empty where there is none, or none of a package. */
    @FunctionalInterface
    interface Packages {
        Optional<SkillPackage> in(Path folder) throws IOException;
    }

    /** What was found, by path, and what was passed over. */
    record Finds(List<Found> found, List<Skipped> skipped) {}

    static Finds find(SkillSource source, Boundary boundary, RuntimeLimits limits, Packages packages) {
        SkillFinder finder = new SkillFinder(source, boundary, limits, packages);
        finder.start(source.folder());
        return new Finds(finder.found, finder.skipped);
    }

    private void start(Path top) {
        if (Files.isDirectory(top)) {
            folder(top, 0);
        } else if (isMarkdown(top.toString()) && Files.isRegularFile(top)) {
            found.add(new Found(top, true, source, Optional.empty()));
        }
    }

    private void folder(Path folder, int depth) {
        if (++folders > limits.maxFolders()) {
            if (folders == limits.maxFolders() + 1) {
                skipped.add(new Skipped(
                        source.folder(),
                        "it has more than " + limits.maxFolders() + " folders; the rest was left out"));
            }
            return;
        }
        try {
            if (skill(folder, SkillEntry.SKILL_FILE) || skill(folder, LOWER_SKILL_FILE)) {
                return;
            }
            Optional<SkillPackage> origin = packages.in(folder);
            if (origin.isPresent()) {
                bundled(origin.get());
                return;
            }
            boolean flat = depth == 0 || FLAT_FOLDER.equals(nameOf(folder));
            for (Path child : children(folder)) {
                child(child, flat, depth);
            }
        } catch (IOException e) {
            skipped.add(new Skipped(folder, "it cannot be read: " + e.getMessage()));
        }
    }

    private boolean skill(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (Files.isSymbolicLink(file) && !boundary.holds(file)) {
            skipped.add(leadsOut(file));
        } else {
            found.add(new Found(file, false, source, Optional.empty()));
        }
        return true;
    }

    private void bundled(SkillPackage origin) throws IOException {
        Boundary own = Boundary.of(List.of(origin.folder()));
        for (SkillEntry entry : origin.manifest().skills()) {
            Optional<String> problem = PathRules.problemOf(entry.file());
            Path file = problem.isPresent() ? origin.folder() : origin.folder().resolve(entry.file());
            if (problem.isPresent()) {
                skipped.add(new Skipped(
                        origin.folder(), "skill " + entry.id() + " of " + origin + ": its path " + problem.get()));
            } else if (!Files.isRegularFile(file)) {
                skipped.add(new Skipped(file, "it is missing in " + origin));
            } else if (!own.holds(file)) {
                skipped.add(leadsOut(file));
            } else {
                found.add(new Found(file, !isSkillFile(file), source, Optional.of(origin)));
            }
        }
    }

    private void child(Path child, boolean flat, int depth) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean link = attributes.isSymbolicLink();
        if (link) {
            if (!Files.exists(child)) {
                return; // leads nowhere
            }
            attributes = Files.readAttributes(child, BasicFileAttributes.class);
        }
        if (attributes.isDirectory()) {
            if (NOT_ENTERED.contains(nameOf(child)) || nameOf(child).startsWith(".") || depth >= limits.maxDepth()) {
                return;
            }
            if (link && !boundary.holds(child)) {
                skipped.add(leadsOut(child));
            } else if (!link || linked.add(child.toRealPath())) {
                folder(child, depth + 1);
            }
        } else if (flat && attributes.isRegularFile() && isFlat(nameOf(child))) {
            if (link && !boundary.holds(child)) {
                skipped.add(leadsOut(child));
            } else {
                found.add(new Found(child, true, source, Optional.empty()));
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(null);
        return children;
    }

    private static Skipped leadsOut(Path link) {
        return new Skipped(link, "it is a link that leads out of the project");
    }

    private static boolean isFlat(String name) {
        return isMarkdown(name)
                && !name.startsWith(".")
                && !NOT_FLAT.contains(
                        name.substring(0, name.length() - MARKDOWN.length()).toLowerCase(Locale.ROOT));
    }

    private static boolean isMarkdown(String name) {
        return name.endsWith(MARKDOWN);
    }

    static boolean isSkillFile(Path file) {
        String name = nameOf(file);
        return name.equals(SkillEntry.SKILL_FILE) || name.equals(LOWER_SKILL_FILE);
    }

    static String nameOf(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }
}
