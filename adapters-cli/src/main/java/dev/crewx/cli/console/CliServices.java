package dev.crewx.cli.console;

import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.DiffBundles;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.ValidateBundle;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.InstallPackages;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.PackageRegistries;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.RegistryAccess;
import dev.crewx.application.remote.RemoteListener;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.skill.spi.TrustedFolders;
import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What commands call: use cases and ports, made by the composition root when a command first asks, so that a command
 * loads only what it needs.
 */
public interface CliServices {

    /** The product's version. */
    String version();

    /** Reads and writes JSON. */
    JsonText json();

    /** Makes bundles. */
    CreateBundle createBundle();

    /** Checks bundles and folders. */
    ValidateBundle validateBundle();

    /** Looks into bundles. */
    InspectBundle inspectBundle();

    /** Unpacks bundles. */
    ExtractBundle extractBundle();

    /** Tells bundles apart. */
    DiffBundles diffBundles();

    /**
     * Chooses and connects registries for a project.
     *
     * @param listener is told of every request
     */
    RegistryAccess registryAccess(Path project, RemoteListener listener);

    /**
     * A project's files and packages.
     *
     * @param packages where its packages are to be; empty to go by what its files say
     */
    ProjectStore project(Path folder, Optional<Path> packages);

    /** The agents that skills can be installed for, seen from a project. */
    AgentTable agents(Path project);

    /** Installs packages from registries into a project. */
    InstallPackages installPackages(Path folder, ProjectStore project, PackageRegistries registries);

    /** The bundles that were downloaded. */
    BundleCache bundleCache();

    /** The project a folder belongs to: the nearest parent with project files, else the folder itself. */
    Path projectOf(Path folder);

    /** The user's credentials. */
    CredentialStore credentials();

    /** The settings that count in a project. */
    ClientSettings settings(Path project);

    /** The folders whose {@code crewx.yaml} may name commands. */
    TrustedFolders trustedFolders();

    /**
     * The runtime over a project's skills.
     *
     * @param installer installs what is missing, where a caller asks for it
     */
    SkillRuntime skillRuntime(Path project, Optional<SkillInstaller> installer);

    /** Serves skills to agents. */
    SkillServer skillServer();

    /** Starts registry servers. */
    RegistryLauncher registryLauncher();
}
