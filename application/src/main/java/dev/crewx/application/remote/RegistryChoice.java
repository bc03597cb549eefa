package dev.crewx.application.remote;

import dev.crewx.application.remote.spi.CommittedFiles;
import dev.crewx.application.remote.spi.SettingsLayer.Kind;
import java.net.URI;
import java.util.List;

/** Which registry it is, or why none can be chosen. */
public sealed interface RegistryChoice {

    /**
     * This one.
     *
     * @param address its URL
     * @param source who named it
     */
    record Chosen(URI address, Source source) implements RegistryChoice {}

    /**
     * A name that no settings know.
     *
     * @param name the name
     * @param source who named it
     */
    record NoSuchName(String name, Source source) implements RegistryChoice {}

    /**
     * A text that is no URL of a registry.
     *
     * @param text the text
     * @param source who gave it
     */
    record BadUrl(String text, Source source) implements RegistryChoice {}

    /**
     * Plain http that leaves this machine, and nobody allowed it.
     *
     * @param address the URL
     * @param source who named it
     */
    record Unencrypted(URI address, Source source) implements RegistryChoice {}

    /**
     * A file of the project, made to be committed, holds a token.
     *
     * @param tokens each that was found
     */
    record TokenInFile(List<CommittedFiles.Token> tokens) implements RegistryChoice {
        /** Copies the list. */
        public TokenInFile {
            tokens = List.copyOf(tokens);
        }
    }

    /** Who named a registry. */
    sealed interface Source {
        /** The command line. */
        Source FLAG = new Given("--registry");

        /** The environment. */
        Source ENVIRONMENT = new Given("CREWX_REGISTRY");

        /** Nobody. */
        Source BUILT_IN = new Given("built in");

        /** The place, for people. */
        String place();

        /**
         * The command line, the environment or nobody.
         *
         * @param place which
         */
        record Given(String place) implements Source {}

        /**
         * A file.
         *
         * @param kind whose file it is
         * @param place its path
         */
        record File(Kind kind, String place) implements Source {}
    }
}
