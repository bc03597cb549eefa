package dev.crewx.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a skill's own script without a model. The script is the first of {@code <skill>.js}, {@code .sh}, {@code .py},
 * {@code index.js}, {@code main.js} beside the skill's Markdown file, run by node, sh or python3.
 */
public final class ScriptAgent {
    /** What a script gets of the surrounding environment; nothing else. */
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TERM", "TMPDIR", "TEMP", "TMP", "SystemRoot");

    private final Map<String, String> environment;

    /** With the surrounding environment, of which scripts get a few harmless variables. */
    public ScriptAgent(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The script that running this skill would start. */
    public static Optional<Path> entryOf(SkillDescriptor skill) {
        return Stream.of(skill.name() + ".js", skill.name() + ".sh", skill.name() + ".py", "index.js", "main.js")
                .map(skill.folder()::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Runs a script and hands its output on as it comes.
     *
     * @param entry the script, as {@link #entryOf} found it
     * @param input its arguments
     * @param workingDirectory where it runs
     * @param timeout after which it and all it started are ended
     * @throws SkillRuntimeException when the interpreter cannot be started
     */
    public Outcome run(
            SkillDescriptor skill,
            Path entry,
            List<String> input,
            Path workingDirectory,
            Duration timeout,
            OutputStream out,
            OutputStream err) {
        List<String> command = new ArrayList<>(List.of(interpreterOf(entry), entry.toString()));
        command.addAll(input);
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (PASSED_ON.contains(name)) {
                builder.environment().put(name, value);
            }
        });
        builder.environment().put("SKILL_DIR", skill.folder().toString());
        Process process = start(builder, entry);
        Thread outPump = pump(process.getInputStream(), out);
        Thread errPump = pump(process.getErrorStream(), err);
        try {
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                endTree(process);
            }
            int status = process.waitFor();
            outPump.join();
            errPump.join();
            return ended ? new Exited(status) : new TimedOut(timeout);
        } catch (InterruptedException e) {
            endTree(process);
            Thread.currentThread().interrupt();
            return new TimedOut(timeout);
        }
    }

    private static Process start(ProcessBuilder builder, Path entry) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new SkillRuntimeException(
                    "Cannot run " + entry + ": is " + interpreterOf(entry) + " installed and on the path?", e);
        }
    }

    private static String interpreterOf(Path entry) {
        String name = entry.toString();
        return name.endsWith(".js") ? "node" : name.endsWith(".py") ? "python3" : "sh";
    }

    private static void endTree(Process process) {
        List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
        tree.add(process.toHandle());
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    private static Thread pump(InputStream from, OutputStream to) {
        return Thread.ofVirtual().start(() -> {
            try (from) {
                from.transferTo(to);
                to.flush();
            } catch (IOException e) {
                // The process was ended, or nobody reads any more: there is nothing left to hand on.
                return;
            }
        });
    }

    /** How a run ended. */
    public sealed interface Outcome {}

    /**
     * The script came to its end.
     *
     * @param status its exit status; 0 means success
     */
    public record Exited(int status) implements Outcome {}

    /**
     * The script took too long and was ended, with all it had started.
     *
     * @param timeout how long it was given
     */
    public record TimedOut(Duration timeout) implements Outcome {}
}
