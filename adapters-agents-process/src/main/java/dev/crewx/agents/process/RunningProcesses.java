package dev.crewx.agents.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs under way in this JVM. Their processes stand in sessions of their own, where Ctrl-C does not reach them, so the
 * JVM's end ends them.
 */
final class RunningProcesses {
    private static final Set<ProcessTree> TREES = ConcurrentHashMap.newKeySet();
    private static final Thread HOOK = new Thread(RunningProcesses::endAll, "crewx-end-runs");

    static {
        Runtime.getRuntime().addShutdownHook(HOOK);
    }

    private RunningProcesses() {}

    static void add(ProcessTree tree) {
        TREES.add(tree);
    }

    static void remove(ProcessTree tree) {
        TREES.remove(tree);
    }

    private static void endAll() {
        for (ProcessTree tree : TREES) {
            try {
                tree.end();
            } catch (InterruptedException e) {
                return; // the JVM is told to hurry
            }
        }
    }
}
