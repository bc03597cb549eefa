package dev.crewx.agents.process;

import com.sun.management.OperatingSystemMXBean;
import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentOutcome.Ending;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import dev.crewx.application.skill.spi.Machine;
import dev.crewx.application.skill.spi.ToolFinding;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This machine. Tools are asked with a time limit and by their usual option; unknown ones are only looked for. */
final class LocalMachine implements Machine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ENOUGH = 16 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9})()()");
    private static final String USUAL = "--version";

    /** What to start for a tool, where that is not the tool's name and the usual option. */
    private static final Map<String, List<List<String>>> SPECIAL = Map.of(
            "python", List.of(List.of("python3", USUAL), List.of("python", USUAL)),
            "pip", List.of(List.of("pip3", USUAL), List.of("pip", USUAL)),
            "rust", List.of(List.of("rustc", USUAL)),
            "nodejs", List.of(List.of("node", USUAL)),
            "go", List.of(List.of("go", "version")),
            "ffmpeg", List.of(List.of("ffmpeg", "-version")));

    /** Tools that answer the usual option and do nothing else. */
    private static final List<String> USUAL_TOOLS = List.of(
            "node", "npm", "npx", "pnpm", "yarn", "bun", "deno", "python3", "uv", "java", "javac", "mvn", "gradle",
            "ruby", "perl", "php", "rustc", "cargo", "dotnet", "git", "gh", "docker", "bash", "jq", "curl", "make",
            "cmake", "gcc", "clang", "pandoc", "kubectl");

    @Override
    public ToolFinding tool(String name, Map<String, String> environment, Path workingDirectory) {
        if (!NAME.matcher(name).matches()) {
            return new ToolFinding.Missing("\"" + name + "\" is no name of a tool");
        }
        List<List<String>> commands =
                SPECIAL.getOrDefault(name, USUAL_TOOLS.contains(name) ? List.of(List.of(name, USUAL)) : List.of());
        if (commands.isEmpty()) {
            return Programs.find(name, environment)
                    .<ToolFinding>map(program -> new ToolFinding.Found(program.toString(), Optional.empty()))
                    .orElseGet(() -> new ToolFinding.Missing("no " + name + " on the PATH"));
        }
        List<String> reasons = new ArrayList<>();
        for (List<String> command : commands) {
            switch (ask(command, environment, workingDirectory)) {
                case ToolFinding.Found found -> {
                    return found;
                }
                case ToolFinding.Missing(String reason) -> reasons.add(reason);
            }
        }
        return new ToolFinding.Missing(String.join("; ", reasons));
    }

    private static ToolFinding ask(List<String> command, Map<String, String> environment, Path workingDirectory) {
        Optional<Path> program = Programs.find(command.getFirst(), environment);
        if (program.isEmpty()) {
            return new ToolFinding.Missing("no " + command.getFirst() + " on the PATH");
        }
        AgentRequest request = new AgentRequest(
                "probe_" + UUID.randomUUID(),
                Optional.empty(),
                List.of(),
                "",
                workingDirectory,
                environment,
                PATIENCE,
                ENOUGH,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
        List<String> whole = new ArrayList<>(command);
        whole.set(0, program.get().toString());
        String asked = String.join(" ", command);
        try (AgentRun run = ProcessRun.start(whole, request, Optional.empty())) {
            AgentOutcome outcome = run.await();
            return switch (outcome.ending()) {
                case Ending.Exited(int status)
                when status == 0 ->
                    new ToolFinding.Found(
                            program.get().toString(),
                            version(outcome.out().text())
                                    .or(() -> version(outcome.err().text())));
                case Ending.Exited(int status) -> new ToolFinding.Missing(asked + " ends with status " + status);
                case Ending.TimedOut ignored -> new ToolFinding.Missing(asked + " does not answer");
                case Ending.Ended ignored -> new ToolFinding.Missing(asked + " was ended");
                case Ending.NotStarted(String reason) -> new ToolFinding.Missing(asked + ": " + reason);
            };
        }
    }

    /** The first version in a text; a number without dots where there is none with. */
    static Optional<SemanticVersion> version(String text) {
        for (Pattern pattern : List.of(DOTTED, WHOLE)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return Optional.of(SemanticVersion.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
            }
        }
        return Optional.empty();
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    @Override
    public long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    @Override
    public long freeDiskBytes(Path folder) {
        for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path)) {
                try {
                    return Files.getFileStore(path).getUsableSpace();
                } catch (IOException e) {
                    return 0;
                }
            }
        }
        return 0;
    }
}
