package dev.crewx.application.remote.spi;

import java.util.List;

/** The files of a project that are made to be committed: nothing secret may stand in them. */
public interface CommittedFiles {

    /**
     * Tokens and passwords that stand in them all the same.
     *
     * @throws ClientStateException when a file cannot be read
     */
    List<Token> tokens();

    /**
     * A token in a file. The token itself is not told again.
     *
     * @param file the file's path
     * @param line the line it stands on, counted from 1
     * @param what it looks like, for people
     */
    record Token(String file, int line, String what) {
        /** Where and what, for people. */
        @Override
        public String toString() {
            return file + ":" + line + ": " + what;
        }
    }
}
