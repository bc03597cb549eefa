package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.application.storage.spi.Page;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The last events in a queue behind a lock; the oldest go. */
final class MemoryAuditTrail implements AuditTrail {
    private static final Comparator<AuditEvent> NEWEST_FIRST =
            Comparator.comparing(AuditEvent::at).reversed();

    private final Deque<AuditEvent> lastAddedFirst = new ArrayDeque<>();
    private final Lifetime lifetime;

    MemoryAuditTrail(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public synchronized void append(AuditEvent event) {
        lifetime.requireOpen();
        lastAddedFirst.addFirst(event);
        if (lastAddedFirst.size() > KEPT) {
            lastAddedFirst.removeLast();
        }
    }

    @Override
    public synchronized Page<AuditEvent> list(AuditQuery query) {
        lifetime.requireOpen();
        List<AuditEvent> fitting = lastAddedFirst.stream()
                .filter(query::takes)
                .sorted(NEWEST_FIRST)
                .toList();
        List<AuditEvent> page =
                fitting.stream().skip(query.offset()).limit(query.limit()).toList();
        return new Page<>(page, fitting.size(), query.offset(), query.limit());
    }
}
