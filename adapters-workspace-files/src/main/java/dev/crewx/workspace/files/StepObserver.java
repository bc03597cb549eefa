package dev.crewx.workspace.files;

import java.io.IOException;

/**
 * Is told before each change that is made to a project or a cache on disk. What it throws is as if that change had failed
 * so, or ended the process; for tests of both.
 */
@FunctionalInterface
public interface StepObserver {
    /** Does nothing. */
    StepObserver NONE = step -> {};

    /** Called before the disk is changed; by several threads at once where several work. */
    void before(String step) throws IOException;
}
