package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CommittedFiles;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.skill.spi.TrustedFolders;
import java.nio.file.Path;

/** Gives the ports of the client's side their implementations on disk. */
public final class WorkspaceFiles {
    private final UserFolders folders;
    private final JsonText json;

    /** Over the user's folders; files are read and written as {@code json} does it. */
    public WorkspaceFiles(UserFolders folders, JsonText json) {
        this.folders = folders;
        this.json = json;
    }

    /** The project in this folder, which may have no files yet. */
    public ProjectStore project(Path folder) {
        return new FileProjectStore(folder, json);
    }

    /** The project that a folder belongs to: the nearest parent that is one, else the folder itself. */
    public static Path projectOf(Path folder) {
        return FileProjectStore.projectOf(folder);
    }

    /** The bundles that were downloaded before. */
    public BundleCache bundleCache() {
        return new FileBundleCache(folders);
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

    /** The folders that the user trusts. */
    public TrustedFolders trustedFolders() {
        return new FileTrustedFolders(folders, json);
    }
}
