package dev.crewx.application.skill.spi;

import java.nio.file.Path;
import java.util.Map;

/** The machine that skills run on, as far as they may ask for something. Safe for use by several threads at once. */
public interface Machine {

    /**
     * Looks for a tool and asks it for its version. A program is started only where it is one of the tools that are
     * known to answer to that and do nothing else; of any other it is only said whether it is there.
     *
     * @param name as skills write it: {@code python}, {@code node}, {@code docker}, …
     * @param environment the variables that the tool would be found by and started with
     * @param workingDirectory where it would run; some tools are another version in another folder
     */
    ToolFinding tool(String name, Map<String, String> environment, Path workingDirectory);

    /** How much memory there is in all, in bytes; that of the container where there is one. */
    long memoryBytes();

    /** How much this user may still write where this folder is, in bytes; 0 where that cannot be told. */
    long freeDiskBytes(Path folder);
}
