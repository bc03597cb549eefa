package dev.crewx.agents.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process and all that it started, to be ended together. What counts as started by it: its session, also where a
 * process has lost its parent; on Linux also what went into a session of its own and still holds the run's mark in its
 * environment; its descendants. A process that does all of it, leaves its parent, its session and its environment, is
 * beyond what can be found without rights of an administrator. On Windows descendants are all that can be found.
 */
final class ProcessTree {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final long OWN_SESSION = ProcessTable.ownSession();

    private final Process root;
    private final String mark;

    /** @param mark what its processes hold in their environment */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Asks all to end, waits a little, and ends what is left; returns when nothing is left that can be found. */
    void end() throws InterruptedException {
        Set<Long> signalled = new LinkedHashSet<>();
        List<ProcessHandle> descendants = descendants();
        if (root.isAlive() || !members().isEmpty() || !descendants.isEmpty()) {
            signal("TERM", targets(), descendants, signalled);
            root.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            do {
                List<ProcessHandle> left = Stream.concat(descendants.stream(), descendants().stream())
                        .filter(ProcessTree::lives)
                        .distinct()
                        .toList();
                if (!root.isAlive() && left.isEmpty() && members().isEmpty()) {
                    return;
                }
                signal("KILL", targets(), left, signalled);
                root.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (!root.isAlive()) {
                    Thread.sleep(PAUSE);
                }
            } while (System.nanoTime() < deadline);
        }
    }

    /** Everything that belongs to the run and lives, the process itself first. */
    List<Long> pids() {
        return Stream.concat(Stream.of(root.pid()), descendants().stream().map(ProcessHandle::pid))
                .distinct()
                .toList();
    }

    private List<ProcessHandle> descendants() {
        return root.descendants().filter(ProcessTree::lives).toList();
    }

    private static boolean lives(ProcessHandle process) {
        return ProcessTable.available() ? ProcessTable.isLiving(process.pid()) : process.isAlive();
    }

    private List<ProcessTable.Member> members() {
        return ProcessTable.available() && Sessions.available() ? ProcessTable.members(root.pid(), mark) : List.of();
    }

    /**
     * What {@code kill} is to be told: groups as a whole, since a group cannot grow while it is ended. A process that has
     * only just been started is still in this JVM's own session, and in the group of whoever started that.
     */
    private List<String> targets() {
        Set<String> targets = new LinkedHashSet<>();
        if (Sessions.available() && (root.isAlive() || !ProcessTable.available())) {
            targets.add("-" + root.pid());
        }
        for (ProcessTable.Member member : members()) {
            if (member.session() != OWN_SESSION) {
                targets.add("-" + member.group());
            }
            targets.add(Long.toString(member.pid()));
        }
        return List.copyOf(targets);
    }

    private void signal(String name, List<String> targets, List<ProcessHandle> others, Set<Long> signalled)
            throws InterruptedException {
        if (!targets.isEmpty()) {
            kill(name, targets);
        }
        boolean force = name.equals("KILL");
        List<ProcessHandle> handles = new ArrayList<>(others);
        if (force || targets.isEmpty()) {
            handles.add(root.toHandle());
        }
        for (ProcessHandle handle : handles) {
            if (force) {
                handle.destroyForcibly();
            } else if (signalled.add(handle.pid())) {
                handle.destroy();
            }
        }
    }

    /** The shell's own {@code kill}: Java can end single processes only. */
    private static void kill(String signal, List<String> targets) throws InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", "for p do kill -s " + signal + " -- \"$p\" 2>/dev/null; done", "sh"));
        command.addAll(targets);
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            return; // no process can be started, as when there are too many: the single handles are left
        }
    }
}
