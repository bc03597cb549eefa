package dev.crewx.distribution;

import dev.crewx.agents.process.ProcessSkillHost;
import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.DiffBundles;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.ValidateBundle;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.InstallPackages;
import dev.crewx.application.install.Parallelism;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.PackageRegistries;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.RegistryAccess;
import dev.crewx.application.remote.RemoteListener;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.skill.spi.TrustedFolders;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CliServices;
import dev.crewx.cli.console.Durations;
import dev.crewx.cli.console.HostMachine;
import dev.crewx.cli.console.RegistryLauncher;
import dev.crewx.cli.console.SkillServer;
import dev.crewx.registry.client.HttpRegistries;
import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import dev.crewx.runtime.SkillRuntimeBuilder;
import dev.crewx.workspace.files.StepObserver;
import dev.crewx.workspace.files.UserFolders;
import dev.crewx.workspace.files.WorkspaceFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Puts the client together. Everything is made when it is first asked for, so that a command loads what it needs. */
final class Wiring implements CliServices {
    private final BundleWiring bundles = new BundleWiring();
    private final CliEnvironment environment;
    private final WorkspaceFiles files;

    Wiring(CliEnvironment environment) {
        this(environment, StepObserver.NONE);
    }

    /** With somebody who is told of each step on the disk; for tests that end the process there. */
    Wiring(CliEnvironment environment, StepObserver observer) {
        this.environment = environment;
        this.files = new WorkspaceFiles(UserFolders.of(environment.variables()), bundles.json(), observer);
    }

    @Override
    public String version() {
        return ProductVersion.CURRENT;
    }

    @Override
    public JsonText json() {
        return bundles.json();
    }

    @Override
    public CreateBundle createBundle() {
        return bundles.createBundle();
    }

    @Override
    public ValidateBundle validateBundle() {
        return bundles.validateBundle();
    }

    @Override
    public InspectBundle inspectBundle() {
        return bundles.inspectBundle();
    }

    @Override
    public ExtractBundle extractBundle() {
        return bundles.extractBundle();
    }

    @Override
    public DiffBundles diffBundles() {
        return bundles.diffBundles();
    }

    @Override
    public RegistryAccess registryAccess(Path project, RemoteListener listener) {
        return new RegistryAccess(
                files.settings(project),
                files.committedFiles(project),
                files.credentials(),
                HttpRegistries.of(json(), httpOptions(), listener),
                new RegistryAccess.Environment(
                        environment.variable("CREWX_REGISTRY"), environment.variable("CREWX_TOKEN")),
                Clock.systemUTC());
    }

    private HttpRegistries.Options httpOptions() {
        return new HttpRegistries.Options(
                "crewx/" + version(),
                environment.variable("CREWX_TIMEOUT").map(Durations::parse),
                environment.variables(),
                environment.variable("CREWX_CA_FILE").map(Path::of).map(environment::resolve));
    }

    @Override
    public ProjectStore project(Path folder, Optional<Path> packages) {
        return packages.map(place -> files.project(folder, place)).orElseGet(() -> files.project(folder));
    }

    @Override
    public AgentTable agents(Path project) {
        return files.agentTable(project);
    }

    @Override
    public InstallPackages installPackages(Path folder, ProjectStore project, PackageRegistries registries) {
        return new InstallPackages(
                project,
                agents(folder),
                registries,
                bundleCache(),
                files.indexCache(),
                extractBundle(),
                Parallelism.on(Runtime.getRuntime().availableProcessors()),
                System::nanoTime);
    }

    @Override
    public BundleCache bundleCache() {
        return files.bundleCache();
    }

    @Override
    public Path projectOf(Path folder) {
        return WorkspaceFiles.projectOf(folder);
    }

    @Override
    public CredentialStore credentials() {
        return files.credentials();
    }

    @Override
    public ClientSettings settings(Path project) {
        return files.settings(project);
    }

    @Override
    public TrustedFolders trustedFolders() {
        return files.trustedFolders();
    }

    @Override
    public SkillRuntime skillRuntime(Path project, Optional<SkillInstaller> installer) {
        SkillRuntimeBuilder builder = SkillRuntime.builder(project)
                .environment(environment.variables())
                .codec(bundles.codec())
                .host(new ProcessSkillHost())
                .machine(
                        HostMachine.of(environment, Optional.empty(), project(project, Optional.empty())::crewxVersion))
                .settings(files.agentSettings())
                .trusting(files.trustedFolders());
        installer.ifPresent(builder::installer);
        return builder.build();
    }

    @Override
    public SkillServer skillServer() {
        return new McpWiring(version());
    }

    @Override
    public RegistryLauncher registryLauncher() {
        return new ServerWiring(bundles, version());
    }
}
