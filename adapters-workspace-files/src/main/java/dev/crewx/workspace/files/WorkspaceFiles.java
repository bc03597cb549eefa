package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.IndexCache;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.CommittedFiles;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.skill.spi.AgentSettings;
import dev.crewx.application.skill.spi.TrustedFolders;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.file.Path;

/** Gives the ports of the client's side their implementations on disk. */
public final class WorkspaceFiles {
    private final UserFolders folders;
    private final JsonText json;
    private final StepObserver observer;

    /** Over the user's folders; files are read and written as {@code json} does it. */
    public WorkspaceFiles(UserFolders folders, JsonText json) {
        this(folders, json, StepObserver.NONE);
    }

    /** The same, with somebody who is told of each step that changes a project or a cache. */
    public WorkspaceFiles(UserFolders folders, JsonText json, StepObserver observer) {
        this.folders = folders;
        this.json = json;
        this.observer = observer;
    }

    /**
     * The project in this folder, which may have no files yet, with its packages where its files say.
     *
     * @throws ClientStateException when they say a folder outside of the project and the user does not trust the project
     */
    public ProjectStore project(Path folder) {
        return store(allowed(layout(folder)));
    }

    /**
     * The project in this folder, with its packages in another; its files say so from the next change on.
     *
     * @throws ClientStateException when it has packages elsewhere
     */
    public ProjectStore project(Path folder, Path packages) {
        ProjectLayout present = layout(folder);
        ProjectLayout wanted = ProjectLayout.in(folder, packages);
        FileProjectStore there = store(present);
        if (!present.equals(wanted) && !there.installed().isEmpty()) {
            throw new ClientStateException("The project's packages are in " + present.packages()
                    + "; uninstall them before others are installed in " + packages);
        }
        return store(wanted);
    }

    private FileProjectStore store(ProjectLayout layout) {
        return new FileProjectStore(layout, folders.config().resolve("config.json"), json, observer);
    }

    private ProjectLayout layout(Path project) {
        return ProjectLayout.of(
                project,
                JsonFile.at(project.resolve(FileProjectStore.REQUIREMENTS), json)
                        .read()
                        .orElse(JsonObject.EMPTY));
    }

    /** A project that came from somewhere puts nothing outside of itself by its own word. */
    private ProjectLayout allowed(ProjectLayout layout) {
        if (!layout.packages().startsWith(layout.project()) && !trustedFolders().isTrusted(layout.project())) {
            throw new ClientStateException("crewx-skills.json wants the packages in " + layout.packages()
                    + ", outside of the project; when that is right, say \"crewx trust " + layout.project() + "\"");
        }
        return layout;
    }

    /**
     * The folder that a project's packages are installed in.
     *
     * @throws ClientStateException as {@link #project(Path)}
     */
    public Path packagesOf(Path project) {
        return allowed(layout(project)).packages();
    }

    /** The agents that skills can be installed for, seen from a project. */
    public AgentTable agentTable(Path project) {
        return new FileAgentTable(project, folders, json);
    }

    /** The project that a folder belongs to: the nearest parent that is one, else the folder itself. */
    public static Path projectOf(Path folder) {
        return FileProjectStore.projectOf(folder);
    }

    /** The bundles that were downloaded before. */
    public BundleCache bundleCache() {
        return new FileBundleCache(folders, observer);
    }

    /** What registries said last of their packages. */
    public IndexCache indexCache() {
        return new FileIndexCache(folders, json);
    }

    /** The user's credentials, readable by nobody else. */
    public CredentialStore credentials() {
        return new FileCredentialStore(folders, json);
    }

    /** The settings that count in a project: its own, the user's, the machine's. */
    public ClientSettings settings(Path project) {
        return new FileClientSettings(folders, project, json);
    }

    /** The files of a project that are made to be committed. */
    public CommittedFiles committedFiles(Path project) {
        return new FileCommittedFiles(project);
    }

    /** The user's agents. */
    public AgentSettings agentSettings() {
        return new FileAgentSettings(folders, json);
    }

    /** The folders that the user trusts. */
    public TrustedFolders trustedFolders() {
        return new FileTrustedFolders(folders, json);
    }
}
