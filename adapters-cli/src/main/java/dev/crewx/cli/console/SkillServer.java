package dev.crewx.cli.console;

import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Serves skills over the Model Context Protocol; given by the composition root, so that other commands load none of it.
 */
public interface SkillServer {

    /** Serves until the input ends. */
    void serve(Task task, InputStream in, OutputStream out);

    /**
     * What is served.
     *
     * @param runtime whose skills
     * @param finder looks for packages
     * @param installer installs packages
     * @param allowInstall whether clients may install
     * @param allowRun whether clients may run skills
     */
    record Task(
            SkillRuntime runtime, Finder finder, SkillInstaller installer, boolean allowInstall, boolean allowRun) {}

    /** Looks for packages in the registry that the command chose. */
    @FunctionalInterface
    interface Finder {

        /**
         * Packages that fit these words.
         *
         * @throws CommandFailure when the registry refuses, or none is chosen
         */
        Listing<SearchItem> find(String words, int limit);
    }
}
