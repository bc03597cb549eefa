package dev.crewx.cli.console;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class QuestionTest {
    private static Question question(boolean yes, boolean silent, Terminal terminal) {
        return new Question(new TestEnvironment(Map.of(), "y\n", terminal).environment(), yes, silent);
    }

    @Test
    void isAnsweredByYes() {
        assertDoesNotThrow(() -> question(true, true, Terminal.NONE).require("Delete it"));
    }

    @Test
    void failsWhereNobodyCanBeAsked() {
        for (Question question : List.of(question(false, false, Terminal.NONE), question(false, true, Terminal.ALL))) {
            CommandFailure failure = assertThrows(CommandFailure.class, () -> question.require("Delete it"));
            assertEquals(ExitCode.REFUSED, failure.exitCode());
            assertEquals("Delete it? Nobody can be asked; nothing was done.", failure.text());
            assertEquals(Optional.of("Say yes with --yes."), failure.hint());
            assertFalse(question.isPossible());
            assertEquals(Optional.empty(), question.line("Name: "));
            assertEquals(Optional.empty(), question.secret("Password: "));
        }
    }
}
