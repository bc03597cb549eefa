package dev.crewx.runtime;

import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentOutcome.Captured;
import dev.crewx.application.skill.spi.AgentOutcome.Ending;
import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Runs what is ready, and tells what it brought. */
final class SkillRunner {
    private final RuntimeLimits limits;

    SkillRunner(RuntimeLimits limits) {
        this.limits = limits;
    }

    ExecutionResult run(Execution execution, SkillInput input) {
        ExecutionContext context = execution.context();
        long start = System.nanoTime();
        try {
            WorkingFiles before = WorkingFiles.of(context.workingDirectory(), limits.maxTrackedFiles());
            Optional<AgentRun> run = execution.start(request(context, input));
            if (run.isEmpty()) {
                return refused(context, notPrepared(context));
            }
            AgentOutcome outcome;
            try {
                outcome = run.get().await();
            } finally {
                execution.ended(run.get());
            }
            WorkingFiles after = WorkingFiles.of(context.workingDirectory(), limits.maxTrackedFiles());
            return result(context, outcome, before, after, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            return refused(
                    context,
                    error(
                            context,
                            "working-directory",
                            context.workingDirectory() + " cannot be read: " + e.getMessage()));
        }
    }

    private AgentRequest request(ExecutionContext context, SkillInput input) throws IOException {
        boolean script = context.provider().equals(AgentProvider.SCRIPT);
        return new AgentRequest(
                context.id(),
                Scripts.of(context.skill().descriptor()),
                input.parts(),
                script ? "" : Prompt.of(context, input.text()),
                context.workingDirectory(),
                context.environment(),
                context.timeout(),
                limits.maxOutputBytes(),
                input.out(),
                input.err());
    }

    private static ExecutionResult result(
            ExecutionContext context, AgentOutcome outcome, WorkingFiles before, WorkingFiles after, Duration time) {
        OptionalInt status =
                outcome.ending() instanceof Ending.Exited(int code) ? OptionalInt.of(code) : OptionalInt.empty();
        Optional<SkillError> error = error(context, outcome.ending());
        return new ExecutionResult(
                error.isEmpty(),
                outcome.out().text(),
                outcome.err().text(),
                outcome.out().truncated() || outcome.err().truncated(),
                status,
                error,
                after.since(before),
                metadata(context, time, outcome.peakMemoryBytes(), before.complete() && after.complete()));
    }

    private static Optional<SkillError> error(ExecutionContext context, Ending ending) {
        boolean script = context.provider().equals(AgentProvider.SCRIPT);
        return switch (ending) {
            case Ending.Exited(int status) when status == 0 -> Optional.empty();
            case Ending.Exited(int status) -> {
                SkillError error = error(context, "exit-status", name(context) + " ended with status " + status);
                yield Optional.of(script ? error : error.again());
            }
            case Ending.TimedOut(Duration timeout) ->
                Optional.of(error(
                                context,
                                "timed-out",
                                name(context) + " took longer than " + timeout.toMillis() + " ms and was ended")
                        .suggesting(List.of("allow more time"))
                        .again());
            case Ending.Ended() ->
                Optional.of(
                        error(context, "ended", name(context) + " was ended").again());
            case Ending.NotStarted(String reason) ->
                Optional.of(error(context, "not-started", name(context) + " cannot be run: " + reason));
        };
    }

    static ExecutionResult refused(ExecutionContext context, SkillError error) {
        Captured nothing = Captured.NOTHING;
        return new ExecutionResult(
                false,
                nothing.text(),
                nothing.text(),
                false,
                OptionalInt.empty(),
                Optional.of(error),
                List.of(),
                metadata(context, Duration.ZERO, 0, true));
    }

    static SkillError notPrepared(ExecutionContext context) {
        return error(
                        context,
                        "not-prepared",
                        "The context " + context.id() + " was cleaned up, or is another runtime's")
                .suggesting(List.of("prepare a new context"));
    }

    private static SkillError error(ExecutionContext context, String code, String message) {
        return SkillError.of(Stage.EXECUTE, code, name(context), message);
    }

    private static String name(ExecutionContext context) {
        return context.skill().descriptor().name();
    }

    private static ExecutionResult.Metadata metadata(
            ExecutionContext context, Duration time, long memory, boolean complete) {
        Set<String> used = new LinkedHashSet<>();
        used.add(context.skill().descriptor().owner());
        context.skills().forEach(skill -> used.add(skill.name()));
        return new ExecutionResult.Metadata(
                context.id(), time, memory, List.copyOf(used), complete, context.cacheHits(), context.cacheMisses());
    }
}
