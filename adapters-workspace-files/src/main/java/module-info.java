import org.jspecify.annotations.NullMarked;

/** The client's side on disk: project files, installed packages, cache, settings, credentials, folders to bundle. */
@NullMarked
module dev.crewx.workspace.files {
    requires static org.jspecify;
    requires transitive dev.crewx.application;

    exports dev.crewx.workspace.files;
    exports dev.crewx.workspace.files.source;
}
