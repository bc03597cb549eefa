package dev.crewx.agents.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.Machine;
import dev.crewx.application.skill.spi.ToolFinding;
import dev.crewx.application.testkit.MachineContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a path of its own, where small scripts stand for tools. */
final class LocalMachineTest extends MachineContract {
    @TempDir
    private Path bin;

    @BeforeEach
    void install() {
        tool("python3", "echo Python 3.11.4");
    }

    private Path tool(String name, String script) {
        try {
            Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
            file.toFile().setExecutable(true);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Machine machine() {
        return new LocalMachine();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("PATH", bin.toString());
    }

    private ToolFinding find(String name) {
        return machine().tool(name, environment(), bin);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v20.20.2 | 20.20.2",
                "Python 3.13.0rc1 | 3.13.0",
                "Docker version 24.0.7, build afdd53b | 24.0.7",
                "go version go1.22.3 linux/amd64 | 1.22.3",
                "git version 2.39.2.windows.1 | 2.39.2",
                "jq-1.6 | 1.6.0",
                "openjdk 25 2025-09-16 LTS | 25.0.0",
                "This is perl 5, version 34, subversion 1 (v5.34.1) | 5.34.1"
            })
    void readsVersionsAsToolsSayThem(String said, String version) {
        assertEquals(version, LocalMachine.version(said).orElseThrow().toString());
    }

    @Test
    void takesTheNextNameWhereTheFirstDoesNotWork() {
        tool("python3", "echo 'pyenv: python3: command not found' >&2; exit 127");
        assertInstanceOf(ToolFinding.Missing.class, find("python"));
        tool("python", "echo Python 3.9.1");
        ToolFinding.Found found = assertInstanceOf(ToolFinding.Found.class, find("python"));
        assertEquals("3.9.1", found.version().orElseThrow().toString());
    }

    @Test
    void listensToStandardErrorToo() {
        tool("java", "echo 'openjdk version 17.0.9' >&2");
        ToolFinding.Found found = assertInstanceOf(ToolFinding.Found.class, find("java"));
        assertEquals("17.0.9", found.version().orElseThrow().toString());
    }

    @Test
    void doesNotStartAToolItDoesNotKnow() {
        Path trace = bin.resolve("started");
        tool("rm-rf", "touch " + trace);
        ToolFinding.Found found = assertInstanceOf(ToolFinding.Found.class, find("rm-rf"));
        assertEquals(Optional.empty(), found.version());
        assertFalse(Files.exists(trace));
    }

    @Test
    void looksInNoFolderThatDependsOnTheProject() {
        ToolFinding found = machine().tool("python", Map.of("PATH", "." + ":" + ":relative/bin"), bin);
        assertInstanceOf(ToolFinding.Missing.class, found);
    }

    @Test
    void takesNothingThatIsNotExecutableForATool() throws IOException {
        Files.writeString(bin.resolve("ruby"), "ruby 3.0.0");
        assertTrue(assertInstanceOf(ToolFinding.Missing.class, find("ruby"))
                .reason()
                .contains("no ruby on the PATH"));
    }
}
