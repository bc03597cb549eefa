package dev.crewx.runtime;

import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.application.skill.spi.Machine;
import dev.crewx.application.skill.spi.SkillHost;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.SkillMetadata;
import dev.crewx.domain.skill.Strictness;
import dev.crewx.domain.version.VersionRange;
import dev.crewx.runtime.ContextMaker.Asked;
import dev.crewx.runtime.ContextMaker.Made;
import dev.crewx.runtime.SkillDependencies.Problem;
import dev.crewx.runtime.SkillLoader.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Loads, checks and runs the skills of a project, wherever they came from. A skill's life is load, validate, prepare,
 * execute, cleanup; the first two happen by themselves where they have not happened yet.
 *
 * <p>Loading reads what skills say of themselves and nothing else; a text is read when a context is prepared or somebody
 * asks for it. What was read is kept and read again when the file has changed. Safe for use by many threads at once.
 */
public final class SkillRuntime implements AutoCloseable {
    private final Path project;
    private final List<SkillSource> sources;
    private final Map<String, String> environment;
    private final TextCodec codec;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Optional<SkillInstaller> installer;

    private final Manifests manifests;
    private final SkillHeads heads;
    private final SkillContents contents;
    private final Requirements requirements;
    private final Agents agents;
    private final SkillLoader loader;
    private final SkillChecker checker;
    private final ContextMaker contexts;
    private final SkillRunner runner;

    private final List<SkillListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Execution> active = new ConcurrentHashMap<>();
    private final AtomicLong executions = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile State state = new State(Load.NOTHING, LoadOptions.DEFAULT, false);

    SkillRuntime(SkillRuntimeBuilder parts) {
        this.project = parts.project.toAbsolutePath().normalize();
        this.environment = Map.copyOf(parts.environment);
        this.sources = parts.sources.isEmpty() ? SkillSources.of(project, environment) : List.copyOf(parts.sources);
        this.codec = parts.codec();
        this.clock = parts.clock;
        this.startedAt = clock.instant();
        this.installer = parts.installer;
        SkillHost host = parts.host();
        Machine machine = host.machine();
        this.manifests = new Manifests(parts.files, codec.jsonText(), clock);
        this.heads = new SkillHeads(parts.files, codec.frontmatterParser(), clock, parts.limits.metadataCacheBytes());
        this.contents = new SkillContents(parts.files, codec.frontmatterParser(), clock, parts.limits);
        this.requirements = new Requirements(machine, parts.machineHost);
        this.agents = new Agents(host, parts.settings, parts.trusted);
        Optional<Path> home = Optional.ofNullable(environment.get("HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
        this.loader = new SkillLoader(project, home, parts.limits, manifests, heads, contents);
        this.checker = new SkillChecker(project, heads, requirements);
        this.contexts = new ContextMaker(project, environment, agents, contents);
        this.runner = new SkillRunner(parts.limits);
        listeners.addAll(parts.listeners);
    }

    /** What the last look found, how it looked, and whether there was one. */
    private record State(Load load, LoadOptions options, boolean loaded) {}

    /** Puts a runtime together for the skills of a project. */
    public static SkillRuntimeBuilder builder(Path project) {
        return new SkillRuntimeBuilder(project);
    }

    /** The runtime of a project, with everything that it needs found by {@link java.util.ServiceLoader}. */
    public static SkillRuntime of(Path project) {
        return builder(project).build();
    }

    /** Looks through the runtime's own places. */
    public LoadReport loadSkills() {
        return loadSkills(LoadOptions.DEFAULT);
    }

    /**
     * Looks for skills. What is found is what the runtime has from now on.
     *
     * @throws SkillRuntimeException when the runtime was shut down, or a place cannot be read at all
     */
    public LoadReport loadSkills(LoadOptions options) {
        return load(options, new CacheUse()).report();
    }

    private Load load(LoadOptions options, CacheUse use) {
        requireOpen(Stage.LOAD);
        Load load;
        loading.lock();
        try {
            load = loader.load(options.searchPaths().isEmpty() ? places() : options.searchPaths(), options, use);
            state = new State(load, options, true);
        } finally {
            loading.unlock();
        }
        load.report().skills().forEach(skill -> tell(new SkillEvent.Loaded(skill)));
        return load;
    }

    /** Those that the configuration names first, as far as they are the project's to name; then the runtime's own. */
    private List<SkillSource> places() {
        ProjectConfiguration configuration = configuration();
        Set<SkillSource> places = new LinkedHashSet<>();
        configuration.searchPaths().stream()
                .filter(path -> path.startsWith(project))
                .forEach(path -> places.add(SkillSource.of(path)));
        places.addAll(sources);
        return List.copyOf(places);
    }

    private Load current(CacheUse use) {
        State now = state;
        return now.loaded ? now.load : load(LoadOptions.DEFAULT, use);
    }

    /** The skill of this name as it is now: what changed is seen, and where it is not found the places are looked through. */
    private Optional<SkillDescriptor> find(String name, CacheUse use) {
        Load before = current(use);
        LoadOptions options = state.options;
        Optional<SkillDescriptor> known =
                before.catalogue().find(name).flatMap(skill -> loader.refreshed(skill, options.strictness(), use));
        return known.isPresent() ? known : load(options, use).catalogue().find(name);
    }

    /** The skills that the last look found, by name; looks where none was yet. */
    public List<SkillDescriptor> listAvailableSkills() {
        return current(new CacheUse()).catalogue().skills();
    }

    /** What a skill says of itself; empty when it is not there. */
    public Optional<SkillMetadata> getSkillMetadata(String name) {
        return find(name, new CacheUse()).map(SkillDescriptor::metadata);
    }

    /**
     * A skill with its text; empty when it is not there.
     *
     * @throws SkillRuntimeException when the text cannot be read, or is too long
     */
    public Optional<SkillDefinition> getSkillDefinition(String name) {
        CacheUse use = new CacheUse();
        return find(name, use).map(skill -> definition(skill, use));
    }

    private SkillDefinition definition(SkillDescriptor skill, CacheUse use) {
        try {
            return contents.of(skill, use)
                    .orElseThrow(() -> new SkillRuntimeException(SkillError.of(
                            Stage.LOAD,
                            "skill-too-long",
                            skill.name(),
                            "The text of " + skill.file() + " is too long")));
        } catch (IOException e) {
            throw SkillRuntimeException.io(
                    Stage.LOAD, Optional.of(skill.name()), "The text of " + skill.file() + " cannot be read", e);
        }
    }

    /** What a skill depends on; empty when it is not there. */
    public Optional<SkillDependencies> resolveDependencies(String name) {
        CacheUse use = new CacheUse();
        return find(name, use).map(skill -> dependenciesOf(skill, use));
    }

    /** As far as they are known; where one is missing, the places are looked through before that is said. */
    private SkillDependencies dependenciesOf(SkillDescriptor skill, CacheUse use) {
        SkillDependencies known = DependencyWalk.from(skill, state.load.catalogue());
        boolean missing = known.problems().stream().anyMatch(Problem.Missing.class::isInstance);
        return missing ? DependencyWalk.from(skill, load(state.options, use).catalogue()) : known;
    }

    /** Checks a skill leniently. */
    public SkillValidation validateSkill(String name) {
        return validateSkill(name, Strictness.LENIENT);
    }

    /** Checks a skill: frontmatter, dependencies, circles, requirements. One that is not there is not valid. */
    public SkillValidation validateSkill(String name, Strictness strictness) {
        requireOpen(Stage.VALIDATE);
        CacheUse use = new CacheUse();
        SkillValidation validation = find(name, use)
                .map(skill -> checker.check(
                        skill, dependenciesOf(skill, use), strictness, contexts.place(PrepareOptions.DEFAULT), use))
                .orElseGet(() -> checker.absent(name, state.load.report()));
        tell(new SkillEvent.Validated(validation));
        return validation;
    }

    /** Makes a skill ready for a run in the project. */
    public Preparation prepareContext(String name, AgentConfig agent) {
        return prepareContext(name, agent, PrepareOptions.DEFAULT);
    }

    /**
     * Makes a skill ready for a run. Reads its text.
     *
     * @throws SkillRuntimeException when files cannot be read
     */
    public Preparation prepareContext(String name, AgentConfig agent, PrepareOptions options) {
        Preparation preparation = prepare(name, agent, options);
        if (preparation instanceof Preparation.Refused refused) {
            tell(new SkillEvent.Failed(refused.error()));
        }
        return preparation;
    }

    private Preparation prepare(String name, AgentConfig agent, PrepareOptions options) {
        if (closed.get()) {
            return new Preparation.ShutDown(shutDown(Stage.PREPARE));
        }
        CacheUse use = new CacheUse();
        Optional<SkillDescriptor> found = find(name, use);
        if (found.isEmpty() && options.install() && installer.isPresent()) {
            Optional<SkillError> failure = install(name, name, Optional.empty());
            if (failure.isPresent()) {
                return new Preparation.NotInstalled(failure.get());
            }
            found = load(state.options, use).catalogue().find(name);
        }
        if (found.isEmpty()) {
            return noSuchSkill(name, options);
        }
        SkillDescriptor skill = found.get();
        SkillDependencies dependencies = dependenciesOf(skill, use);
        if (options.install() && installer.isPresent()) {
            Optional<SkillError> failure = installWhatLacks(dependencies, use);
            if (failure.isPresent()) {
                return new Preparation.NotInstalled(failure.get());
            }
            dependencies = dependenciesOf(skill, use);
        }
        SkillValidation validation =
                checker.check(skill, dependencies, options.strictness(), contexts.place(options), use);
        tell(new SkillEvent.Validated(validation));
        Asked asked = new Asked(agent, configuration(), options);
        return switch (contexts.make(skill, validation, dependencies, asked, use)) {
            case Made.Not(Preparation.Refused refusal) -> refusal;
            case Made.Ready(Execution execution) -> begin(execution);
        };
    }

    private Preparation begin(Execution execution) {
        active.put(execution.context().id(), execution);
        if (closed.get()) { // shut down meanwhile: nobody would end it
            cleanup(execution.context());
            return new Preparation.ShutDown(shutDown(Stage.PREPARE));
        }
        return new Preparation.Prepared(execution.context());
    }

    private Preparation noSuchSkill(String name, PrepareOptions options) {
        List<String> similar = state.load.catalogue().similarTo(name);
        List<String> suggestions = new ArrayList<>();
        if (!similar.isEmpty()) {
            suggestions.add("perhaps " + String.join(" or ", similar) + " is meant");
        }
        if (!options.install() && PackageId.tryParse(name).isPresent()) {
            suggestions.add("crewx registry install " + name + " installs it, if a registry has it");
        }
        SkillError error = SkillError.of(
                        Stage.PREPARE, "skill-not-found", name, "There is no skill \"" + name + "\" for " + project)
                .suggesting(suggestions);
        return new Preparation.NoSuchSkill(error, similar);
    }

    /** Installs what is missing, or is installed in another version; the error where that did not go. */
    private Optional<SkillError> installWhatLacks(SkillDependencies dependencies, CacheUse use) {
        boolean installed = false;
        for (Problem problem : dependencies.problems()) {
            Optional<SkillError> failure = switch (problem) {
                case Problem.Missing(String ignored, PackageId id, VersionRange range) -> {
                    installed = true;
                    yield install(dependencies.skill(), id.toString(), Optional.of(range));
                }
                case Problem.OtherVersion(String ignored, PackageId id, VersionRange range, var found)
                when state.load.catalogue().packageOf(id).isPresent() -> {
                    installed = true;
                    yield install(dependencies.skill(), id.toString(), Optional.of(range));
                }
                case Problem.OtherVersion ignored -> Optional.empty(); // not one that an install could change
                case Problem.Circle ignored -> Optional.empty();
            };
            if (failure.isPresent()) {
                return failure;
            }
        }
        if (installed) {
            load(state.options, use);
        }
        return Optional.empty();
    }

    /** Installs a package; the error where that did not go. */
    private Optional<SkillError> install(String skill, String id, Optional<VersionRange> range) {
        Optional<PackageId> wanted = PackageId.tryParse(id);
        if (wanted.isEmpty()) {
            return Optional.of(SkillError.of(
                    Stage.PREPARE, "bad-package-id", skill, "\"" + id + "\" cannot be installed: it is no package id"));
        }
        return switch (installer.orElseThrow().install(wanted.get(), range)) {
            case SkillInstaller.Attempt.Installed() -> Optional.empty();
            case SkillInstaller.Attempt.Refused(String code, String message, List<String> suggestions) ->
                Optional.of(SkillError.of(Stage.PREPARE, code, skill, "\"" + id + "\" was not installed: " + message)
                        .suggesting(suggestions));
        };
    }

    /** Runs what was prepared, and waits for it. */
    public ExecutionResult executeSkill(ExecutionContext context, String... input) {
        return executeSkill(context, SkillInput.of(input));
    }

    /**
     * Runs what was prepared, waits for it, and hands its output on as it comes. Interrupting the waiting thread ends the
     * run. A context may be run more than once.
     */
    public ExecutionResult executeSkill(ExecutionContext context, SkillInput input) {
        Execution execution = active.get(context.id());
        ExecutionResult result = execution == null
                ? SkillRunner.refused(context, SkillRunner.notPrepared(context))
                : runner.run(execution, input);
        executions.incrementAndGet();
        String name = context.skill().descriptor().name();
        tell(result.error()
                .<SkillEvent>map(SkillEvent.Failed::new)
                .orElseGet(() -> new SkillEvent.Executed(
                        name, context.id(), result.metadata().executionTime())));
        return result;
    }

    /** Ends what still runs in a context and forgets it; no harm when that has happened before. */
    public void cleanup(ExecutionContext context) {
        Execution execution = active.remove(context.id());
        if (execution != null) {
            execution.close();
        }
    }

    /** Where a skill's own script lies, that running it without a model would start; empty when it has none. */
    public Optional<Path> scriptOf(SkillDescriptor skill) {
        try {
            return Scripts.of(skill);
        } catch (IOException e) {
            throw SkillRuntimeException.io(
                    Stage.PREPARE, Optional.of(skill.name()), "The folder of " + skill.file() + " cannot be read", e);
        }
    }

    /** What the project's {@code crewx.yaml} says, as it is now. */
    public ProjectConfiguration configuration() {
        return ConfigurationReader.read(project, environment, codec.yamlText());
    }

    /** The agent of this name: one of the project's, else the provider that the name is. */
    public AgentConfig agent(String name) {
        return configuration().agent(name).orElseGet(() -> AgentConfig.of(name));
    }

    /** The agent that the user prefers, else the project's only one; empty when there is neither. */
    public Optional<AgentConfig> preferredAgent() {
        Optional<AgentConfig> preferred = agents.preferred().map(this::agent);
        List<AgentConfig> own = configuration().agents();
        return preferred.or(() -> own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty());
    }

    /** Empties the caches, and forgets what tools said of their versions. What was loaded stays available. */
    public void clearCache() {
        manifests.clear();
        heads.clear();
        contents.clear();
        requirements.clear();
        tell(new SkillEvent.CacheCleared());
    }

    /** What the caches hold and how often they helped. */
    public CacheStats getCacheStats() {
        return new CacheStats(heads.stats(), contents.stats(), manifests.stats());
    }

    /** About the runtime itself. */
    public RuntimeInfo getRuntimeInfo() {
        Runtime jvm = Runtime.getRuntime();
        return new RuntimeInfo(
                project,
                startedAt,
                Duration.between(startedAt, clock.instant()),
                state.load.catalogue().skills().size(),
                active.size(),
                executions.get(),
                jvm.totalMemory() - jvm.freeMemory(),
                List.copyOf(agents.providers(configuration()).keySet()));
    }

    /** Tells a listener from now on what happens. */
    public void addListener(SkillListener listener) {
        listeners.add(listener);
    }

    /** Tells a listener nothing more. */
    public void removeListener(SkillListener listener) {
        listeners.remove(listener);
    }

    /** Ends everything that runs, empties the caches, and takes no more work. Listeners hear of it once. */
    public void shutdown() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        active.values().forEach(execution -> cleanup(execution.context()));
        manifests.clear();
        heads.clear();
        contents.clear();
        requirements.clear();
        state = new State(Load.NOTHING, LoadOptions.DEFAULT, true);
        tell(new SkillEvent.ShutDown());
        listeners.clear();
    }

    /** The same as {@link #shutdown}. */
    @Override
    public void close() {
        shutdown();
    }

    private void tell(SkillEvent event) {
        listeners.forEach(listener -> listener.on(event));
    }

    private void requireOpen(Stage stage) {
        if (closed.get()) {
            throw new SkillRuntimeException(shutDown(stage));
        }
    }

    private static SkillError shutDown(Stage stage) {
        return new SkillError(stage, "shut-down", Optional.empty(), "The runtime was shut down", false, List.of());
    }
}
