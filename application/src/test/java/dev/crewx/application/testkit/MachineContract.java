package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.Machine;
import dev.crewx.application.skill.spi.ToolFinding;
import dev.crewx.domain.version.SemanticVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Machine} does. */
public abstract class MachineContract {
    @TempDir
    private Path folder;

    /** One on which {@code python} is 3.11.4 in the environment of {@link #environment}, and {@code node} nowhere. */
    protected abstract Machine machine();

    /** The variables by which tools are found. */
    protected abstract Map<String, String> environment();

    @Test
    void tellsTheVersionThatAToolSays() {
        ToolFinding.Found found =
                assertInstanceOf(ToolFinding.Found.class, machine().tool("python", environment(), folder));
        assertEquals(Optional.of(SemanticVersion.of(3, 11, 4)), found.version());
    }

    @Test
    void saysThatAToolIsMissing() {
        ToolFinding.Missing missing =
                assertInstanceOf(ToolFinding.Missing.class, machine().tool("node", environment(), folder));
        assertTrue(missing.reason().contains("node"), missing::reason);
    }

    @Test
    void takesNoPathForATool() {
        for (String name : new String[] {"../python", "/bin/sh", "-x", "a b", ""}) {
            assertInstanceOf(ToolFinding.Missing.class, machine().tool(name, environment(), folder), name);
        }
    }

    @Test
    void tellsMemoryAndDisk() {
        assertTrue(machine().memoryBytes() > 0);
        assertTrue(machine().freeDiskBytes(folder) > 0);
        assertTrue(machine().freeDiskBytes(folder.resolve("not/yet/there")) > 0);
    }
}
