package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.CommittedFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CommittedFiles} does. */
public abstract class CommittedFilesContract {
    private static final String KEY = "crwx_0123456789abcdefghijABCDEFGHIJ";

    /** The files of this test's project, none at first; another subject over the same place at each call. */
    protected abstract CommittedFiles files();

    /** Writes a file of the project. */
    protected abstract void write(String name, String text) throws IOException;

    @Test
    void holdNoTokenWhereThereAreNone() {
        assertEquals(List.of(), files().tokens());
    }

    @Test
    void holdNoTokenInWhatCrewxItselfWrites() throws IOException {
        write("crewx-skills.json", "{\"requires\":{\"token\":\"^1.0.0\"},\"registry\":\"https://skills.example\"}");
        write("crewx-skills.lock", "{\"packages\":{\"token\":{\"digest\":\"sha256:" + "a1".repeat(32) + "\"}}}");
        assertEquals(List.of(), files().tokens());
    }

    @ParameterizedTest
    @ValueSource(strings = {"crewx-skills.json", "crewx-skills.lock", "crewx.yaml"})
    void tellWhereATokenStandsAndNotWhatItIs(String name) throws IOException {
        write(name, "{\n  \"note\": \"" + KEY + "\"\n}\n");
        List<CommittedFiles.Token> found = files().tokens();
        assertEquals(1, found.size());
        assertTrue(found.getFirst().file().endsWith(name), found.toString());
        assertEquals(2, found.getFirst().line());
        assertFalse(found.toString().contains(KEY));
    }

    @Test
    void doNotLookIntoOtherFiles() throws IOException {
        write("notes.txt", KEY);
        assertEquals(List.of(), files().tokens());
    }
}
