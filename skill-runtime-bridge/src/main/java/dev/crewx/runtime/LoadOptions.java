package dev.crewx.runtime;

import dev.crewx.domain.skill.Strictness;
import java.nio.file.Path;
import java.util.List;

/**
 * How to load skills.
 *
 * @param searchPaths the places to look in, the first winning; the runtime's own when empty
 * @param include names, with {@code *} for any part; when there are any, only these skills
 * @param exclude names, with {@code *} for any part; without {@code include}, all skills but these
 * @param strictness whether a skill that breaks a rule is left out
 * @param loadContent whether the texts are read as well
 * @param resolveDependencies whether it is said what each skill depends on
 */
public record LoadOptions(
        List<SkillSource> searchPaths,
        List<String> include,
        List<String> exclude,
        Strictness strictness,
        boolean loadContent,
        boolean resolveDependencies) {
    /** The runtime's own places, everything in them, leniently, and no more than what skills say of themselves. */
    public static final LoadOptions DEFAULT =
            new LoadOptions(List.of(), List.of(), List.of(), Strictness.LENIENT, false, false);

    /** Copies the lists. */
    public LoadOptions {
        searchPaths = List.copyOf(searchPaths);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** The default over these folders. */
    public static LoadOptions searching(Path... folders) {
        return DEFAULT.in(List.of(folders).stream().map(SkillSource::of).toList());
    }

    /** The same over these places. */
    public LoadOptions in(List<SkillSource> places) {
        return new LoadOptions(places, include, exclude, strictness, loadContent, resolveDependencies);
    }

    /** The same with only these skills. */
    public LoadOptions including(String... names) {
        return new LoadOptions(searchPaths, List.of(names), exclude, strictness, loadContent, resolveDependencies);
    }

    /** The same without these skills. */
    public LoadOptions excluding(String... names) {
        return new LoadOptions(searchPaths, include, List.of(names), strictness, loadContent, resolveDependencies);
    }

    /** The same without skills that break a rule. */
    public LoadOptions strict() {
        return new LoadOptions(searchPaths, include, exclude, Strictness.STRICT, loadContent, resolveDependencies);
    }

    /** The same with the texts. */
    public LoadOptions withContent() {
        return new LoadOptions(searchPaths, include, exclude, strictness, true, resolveDependencies);
    }

    /** The same with what each skill depends on. */
    public LoadOptions withDependencies() {
        return new LoadOptions(searchPaths, include, exclude, strictness, loadContent, true);
    }

    SkillSelection selection() {
        return new SkillSelection(include, exclude, true);
    }
}
