package dev.crewx.runtime;

import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A context that was prepared and not yet cleaned up, with the runs that are under way in it. */
final class Execution {
    private final ExecutionContext context;
    private final AgentProvider provider;
    private final Set<AgentRun> runs = new HashSet<>();
    private boolean closed;

    Execution(ExecutionContext context, AgentProvider provider) {
        this.context = context;
        this.provider = provider;
    }

    ExecutionContext context() {
        return context;
    }

    /** Starts a run; empty when the context was cleaned up meanwhile. */
    Optional<AgentRun> start(AgentRequest request) {
        synchronized (runs) {
            if (closed) {
                return Optional.empty();
            }
            AgentRun run = provider.start(request);
            runs.add(run);
            return Optional.of(run);
        }
    }

    void ended(AgentRun run) {
        run.close();
        synchronized (runs) {
            runs.remove(run);
        }
    }

    /** Ends every run, and lets no other begin. */
    void close() {
        Set<AgentRun> left;
        synchronized (runs) {
            closed = true;
            left = Set.copyOf(runs);
        }
        left.forEach(AgentRun::close);
    }
}
