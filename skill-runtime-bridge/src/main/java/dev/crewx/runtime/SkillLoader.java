package dev.crewx.runtime;

import dev.crewx.domain.skill.Strictness;
import dev.crewx.runtime.LoadReport.Shadowed;
import dev.crewx.runtime.LoadReport.Skipped;
import dev.crewx.runtime.SkillFinder.Found;
import dev.crewx.runtime.SkillHeads.Head;
import dev.crewx.runtime.SkillSource.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks through places and reads what the skills in them say of themselves. */
final class SkillLoader {
    private final Path project;
    private final Optional<Path> home;
    private final RuntimeLimits limits;
    private final Manifests manifests;
    private final SkillHeads heads;
    private final SkillContents contents;

    SkillLoader(
            Path project,
            Optional<Path> home,
            RuntimeLimits limits,
            Manifests manifests,
            SkillHeads heads,
            SkillContents contents) {
        this.project = project;
        this.home = home;
        this.limits = limits;
        this.manifests = manifests;
        this.heads = heads;
        this.contents = contents;
    }

    /** What one look brought, and what can be looked up in it. */
    record Load(Catalogue catalogue, LoadReport report) {
        static final Load NOTHING =
                new Load(Catalogue.EMPTY, new LoadReport(List.of(), List.of(), List.of(), Map.of(), Map.of()));
    }

    /** A file that was found and what became of it. */
    private record Read(Found found, Head head) {}

    Load load(List<SkillSource> sources, LoadOptions options, CacheUse use) {
        List<Found> found = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (SkillSource source : sources) {
            SkillFinder.Finds finds =
                    SkillFinder.find(source, boundary(source, sources), limits, folder -> manifests.in(folder, use));
            found.addAll(finds.found());
            skipped.addAll(finds.skipped());
        }
        List<SkillDescriptor> all = new ArrayList<>();
        for (Read read : Parallel.map(found, one -> read(one, options.strictness(), use))) {
            switch (read.head) {
                case Head.Skill(SkillDescriptor skill) -> all.add(skill);
                case Head.Unusable(String reason) -> skipped.add(new Skipped(read.found.file(), reason));
                case Head.SomethingElse() -> {}
            }
        }
        return assemble(all, skipped, options, use);
    }

    private Read read(Found found, Strictness strictness, CacheUse use) {
        try {
            return new Read(found, heads.read(found, strictness, use));
        } catch (IOException e) {
            return new Read(found, new Head.Unusable("it cannot be read: " + e.getMessage()));
        }
    }

    private Load assemble(List<SkillDescriptor> all, List<Skipped> skipped, LoadOptions options, CacheUse use) {
        SkillSelection selection = options.selection();
        Map<String, SkillDescriptor> byName = new TreeMap<>();
        List<Shadowed> shadowed = new ArrayList<>();
        for (SkillDescriptor skill : all) {
            SkillDescriptor first = byName.putIfAbsent(skill.name(), skill);
            if (first != null && selection.admits(skill.name()) && !isSame(first.file(), skill.file())) {
                shadowed.add(new Shadowed(skill, first));
            }
        }
        Catalogue catalogue = new Catalogue(byName, all, selection);
        Map<String, SkillDefinition> definitions = new LinkedHashMap<>();
        if (options.loadContent()) {
            Parallel.map(catalogue.skills(), skill -> definition(skill, use))
                    .forEach(one -> one.ifPresent(definition ->
                            definitions.put(definition.descriptor().name(), definition)));
        }
        Map<String, SkillDependencies> dependencies = new LinkedHashMap<>();
        if (options.resolveDependencies()) {
            catalogue.skills().forEach(skill -> dependencies.put(skill.name(), DependencyWalk.from(skill, catalogue)));
        }
        return new Load(catalogue, new LoadReport(catalogue.skills(), shadowed, skipped, definitions, dependencies));
    }

    private Optional<SkillDefinition> definition(SkillDescriptor skill, CacheUse use) {
        try {
            return contents.of(skill, use);
        } catch (IOException e) {
            throw SkillRuntimeException.io(
                    Stage.LOAD, Optional.of(skill.name()), "The text of " + skill.file() + " cannot be read", e);
        }
    }

    /** The same skill as its files are now; empty when it is there no more, or is called something else by now. */
    Optional<SkillDescriptor> refreshed(SkillDescriptor skill, Strictness strictness, CacheUse use) {
        if (!Files.isRegularFile(skill.file())) {
            return Optional.empty();
        }
        try {
            Optional<SkillPackage> origin = skill.origin().isPresent()
                    ? manifests.in(skill.origin().get().folder(), use)
                    : Optional.empty();
            Found found = new Found(skill.file(), skill.flat(), skill.source(), origin);
            return heads.read(found, strictness, use) instanceof Head.Skill(SkillDescriptor now)
                            && now.name().equals(skill.name())
                            && now.origin().isPresent() == skill.origin().isPresent()
                    ? Optional.of(now)
                    : Optional.empty();
        } catch (IOException e) {
            throw SkillRuntimeException.io(Stage.LOAD, Optional.of(skill.name()), skill.file() + " cannot be read", e);
        }
    }

    /** What links in a place may lead into: the repository, every place; from the user's own places, the user's files. */
    private Boundary boundary(SkillSource source, List<SkillSource> sources) {
        List<Path> folders = new ArrayList<>();
        folders.add(SkillSources.upToRepositoryRoot(project).getLast());
        sources.stream()
                .filter(other -> other.kind() != Kind.USER)
                .map(SkillSource::folder)
                .forEach(folders::add);
        if (source.kind() == Kind.USER) {
            folders.add(source.folder());
            home.ifPresent(folders::add);
        }
        try {
            return Boundary.of(folders);
        } catch (IOException e) {
            throw SkillRuntimeException.io(Stage.LOAD, Optional.empty(), "The places of skills cannot be read", e);
        }
    }

    /** Whether two paths are one file: agents' folders are often links to each other. */
    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            return false; // one of them is gone by now
        }
    }
}
