package dev.crewx.domain.skill;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.SkillEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a folder are skills, and where everything goes in the bundle. The ways people lay skills out, in the
 * order they are looked for:
 *
 * <ol>
 *   <li>{@code SKILL.md} at the root: the folder is one skill and goes to {@code skills/<id>/} as a whole
 *   <li>{@code skills/<name>/SKILL.md} and, for catalogues, {@code skills/<category>/<name>/SKILL.md}: stay
 *   <li>{@code <name>/SKILL.md}: goes to {@code skills/<name>/}
 *   <li>{@code skills/<name>.md} with a frontmatter, {@code <name>.skills.md} at the root or below {@code skills/}:
 *       goes to {@code skills/<name>/SKILL.md}
 * </ol>
 *
 * <p>{@code skill.md} is taken where there is no {@code SKILL.md}, and gets its proper name. A skill inside another
 * skill's folder is part of that one. Shared files stay where they are.
 */
public final class SkillLayout {
    private static final Pattern IN_SKILLS = Pattern.compile("skills/([^/]+)/(?:SKILL|skill)\\.md");
    private static final Pattern IN_CATEGORY = Pattern.compile("skills/[^/]+/([^/]+)/(?:SKILL|skill)\\.md");
    private static final Pattern AT_TOP = Pattern.compile("([^/]+)/(?:SKILL|skill)\\.md");
    private static final Pattern FLAT = Pattern.compile("skills/([^/]+)\\.md");
    private static final Pattern DOT_SKILLS = Pattern.compile("(?:skills/)?([^/]+)\\.skills\\.md");

    /** What leaves room for a number after a name that is taken. */
    private static final int MAX_BASE = SkillNames.MAX_LENGTH - 6;

    private static final Set<String> NOT_FLAT = Set.of("readme", "index", "changelog", "contributing", "license");

    private final String folderName;
    private final SortedSet<String> paths;
    private final Map<String, Frontmatter> frontmatters;
    private final List<PlacedSkill> skills = new ArrayList<>();
    private final SortedMap<String, String> placement = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> skillFolders = new HashSet<>();
    private final Set<String> skillTargets = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private SkillLayout(String folderName, Collection<String> paths, Map<String, Frontmatter> frontmatters) {
        this.folderName = folderName;
        this.paths = new TreeSet<>(paths);
        this.frontmatters = frontmatters;
    }

    /**
     * A skill that was found.
     *
     * @param id its id in the manifest
     * @param folderName the name of its folder, of a flat skill its file name without the ending
     * @param source its Markdown file in the source folder
     * @param target the same file's path in the bundle
     */
    public record PlacedSkill(String id, String folderName, String source, String target) {}

    /**
     * Where everything goes.
     *
     * @param skills the skills by their path in the bundle
     * @param placement each source path to its path in the bundle
     * @param findings what was doubtful
     */
    public record Plan(List<PlacedSkill> skills, SortedMap<String, String> placement, List<Finding> findings) {
        /** Copies the lists. */
        public Plan {
            skills = List.copyOf(skills);
            findings = List.copyOf(findings);
        }
    }

    /** The files whose frontmatter {@link #plan} wants to know, sorted. */
    public static List<String> candidates(Collection<String> paths) {
        return paths.stream().filter(SkillLayout::isCandidate).sorted().toList();
    }

    /**
     * Plans a bundle.
     *
     * @param folderName the name of the folder itself
     * @param paths the paths of its files, relative, with {@code /}
     * @param frontmatters what the {@link #candidates} begin with, where they begin with any
     */
    public static Plan plan(String folderName, Collection<String> paths, Map<String, Frontmatter> frontmatters) {
        return new SkillLayout(folderName, paths, frontmatters).plan();
    }

    private static boolean isCandidate(String path) {
        return isSkillFile(path)
                || IN_SKILLS.matcher(path).matches()
                || IN_CATEGORY.matcher(path).matches()
                || AT_TOP.matcher(path).matches()
                || FLAT.matcher(path).matches()
                || DOT_SKILLS.matcher(path).matches();
    }

    private static boolean isSkillFile(String name) {
        return name.equals("SKILL.md") || name.equals("skill.md");
    }

    private Plan plan() {
        Optional<String> root = paths.stream().filter(SkillLayout::isSkillFile).findFirst();
        if (root.isPresent()) {
            wholeFolder(root.get());
        } else {
            folders(IN_SKILLS);
            folders(IN_CATEGORY);
            topFolders();
            flatFiles();
        }
        paths.forEach(path -> placement.putIfAbsent(path, path));
        skills.sort(Comparator.comparing(PlacedSkill::target));
        return new Plan(skills, placement, findings);
    }

    private void wholeFolder(String skillFile) {
        String id = newId(skillFile, folderName);
        String prefix = "skills/" + id + "/";
        for (String path : paths) {
            placement.put(path, prefix + (path.equals(skillFile) ? SkillEntry.SKILL_FILE : path));
        }
        properName(skillFile);
        add(new PlacedSkill(id, folderName, skillFile, prefix + SkillEntry.SKILL_FILE));
    }

    /** Skills below {@code skills/}: they stay, but for a wrongly written file name. */
    private void folders(Pattern pattern) {
        for (String path : paths) {
            Matcher matcher = pattern.matcher(path);
            if (!matcher.matches() || hasProperTwin(path) || insideSkill(path)) {
                continue;
            }
            String target = folderOf(path) + "/" + SkillEntry.SKILL_FILE;
            placement.put(path, target);
            properName(path);
            add(new PlacedSkill(newId(path, matcher.group(1)), matcher.group(1), path, target));
        }
    }

    private void topFolders() {
        for (String path : paths) {
            Matcher matcher = AT_TOP.matcher(path);
            if (!matcher.matches() || matcher.group(1).equals("skills") || hasProperTwin(path)) {
                continue;
            }
            String name = matcher.group(1);
            String target = "skills/" + name + "/";
            if (!paths.subSet("skills/" + name + "/", "skills/" + name + "0").isEmpty()) {
                findings.add(Finding.warning(
                        "skill-place-taken",
                        Location.file(path),
                        target + " exists too; " + name + "/ is bundled as shared files, not as a skill"));
                continue;
            }
            for (String file : paths.subSet(name + "/", name + "0")) {
                placement.put(file, file.equals(path) ? target + SkillEntry.SKILL_FILE : "skills/" + file);
            }
            properName(path);
            add(new PlacedSkill(newId(path, name), name, path, target + SkillEntry.SKILL_FILE));
        }
    }

    private void flatFiles() {
        for (String path : paths) {
            Matcher dotted = DOT_SKILLS.matcher(path);
            Matcher flat = FLAT.matcher(path);
            boolean isDotted = dotted.matches();
            if (!isDotted && (!flat.matches() || !frontmatters.containsKey(path))) {
                continue;
            }
            String name = isDotted ? dotted.group(1) : flat.group(1);
            if (NOT_FLAT.contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            String target = "skills/" + name + "/" + SkillEntry.SKILL_FILE;
            if (paths.contains(target) || skillTargets.contains(target)) {
                findings.add(Finding.warning(
                        "skill-place-taken",
                        Location.file(path),
                        target + " exists too; this file is bundled as it is, not as a skill"));
                continue;
            }
            placement.put(path, target);
            add(new PlacedSkill(newId(path, name), name, path, target));
        }
    }

    private void add(PlacedSkill skill) {
        skills.add(skill);
        skillFolders.add(folderOf(skill.source()));
        skillTargets.add(skill.target());
    }

    private boolean hasProperTwin(String path) {
        return path.endsWith("/skill.md") && paths.contains(folderOf(path) + "/" + SkillEntry.SKILL_FILE);
    }

    private boolean insideSkill(String path) {
        return skillFolders.contains(folderOf(folderOf(path)));
    }

    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private void properName(String path) {
        if (path.endsWith("skill.md")) {
            findings.add(Finding.warning(
                    "skill-file-name", Location.file(path), "The file is named SKILL.md in the bundle"));
        }
    }

    /** The frontmatter's name where it is valid and free, else the folder's made kebab-case, with a number if taken. */
    private String newId(String path, String folder) {
        Optional<String> name = Optional.ofNullable(frontmatters.get(path))
                .flatMap(f -> SkillRules.textOf(f.fields().get("name")))
                .filter(SkillNames::isValid);
        String nearest = SkillNames.nearest(folder);
        String fallback = nearest.length() > MAX_BASE ? SkillNames.nearest(nearest.substring(0, MAX_BASE)) : nearest;
        String id = name.filter(n -> !ids.contains(n)).orElse(nearest);
        for (int i = 2; ids.contains(id); i++) {
            id = fallback + "-" + i;
        }
        if (name.isPresent() && !name.get().equals(id)) {
            findings.add(Finding.warning(
                    "skill-name-twice",
                    Location.file(path),
                    "Another skill is called " + name.get() + " too; this one gets the id " + id));
        }
        ids.add(id);
        return id;
    }
}
