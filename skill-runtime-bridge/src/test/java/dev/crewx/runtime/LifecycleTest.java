package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Load, validate, prepare, execute, cleanup, shutdown: what is told, what may be done twice, what may be done at once. */
@Timeout(60)
final class LifecycleTest {
    private final List<SkillEvent> events = Collections.synchronizedList(new ArrayList<>());
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "exit ${1:-0}\n");
        workshop.skill("waits");
        workshop.write("skills/waits/waits.sh", "echo ready; sleep 1000\n");
    }

    private SkillRuntime runtime() {
        return workshop.builder().listener(events::add).build();
    }

    private List<String> told() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    /** A stream that tells when something came. */
    private static final class Heard extends ByteArrayOutputStream {
        private final CountDownLatch first = new CountDownLatch(1);

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            first.countDown();
        }
    }

    @Test
    void tellsEachStageAsItHappens() {
        try (SkillRuntime runtime = runtime()) {
            runtime.loadSkills();
            assertEquals(List.of("Loaded", "Loaded"), told());
            events.clear();
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            runtime.executeSkill(context);
            runtime.executeSkill(context, "3");
            runtime.cleanup(context);
            runtime.prepareContext("nowhere", AgentConfig.script());
            runtime.clearCache();
            assertEquals(
                    List.of("Validated", "Executed", "Failed", "Loaded", "Loaded", "Failed", "CacheCleared"), told());
            SkillEvent.Failed failed = (SkillEvent.Failed) events.get(2);
            assertEquals(Stage.EXECUTE, failed.error().stage());
            assertEquals(
                    Stage.PREPARE, ((SkillEvent.Failed) events.get(5)).error().stage());
            events.clear();
        }
        assertEquals(List.of("ShutDown"), told());
    }

    @Test
    void aListenerThatWasTakenAwayHearsNothing() {
        List<SkillEvent> other = new ArrayList<>();
        SkillListener listener = other::add;
        try (SkillRuntime runtime = runtime()) {
            runtime.addListener(listener);
            runtime.clearCache();
            runtime.removeListener(listener);
            runtime.clearCache();
        }
        assertEquals(1, other.size());
        assertEquals(3, events.size());
    }

    @Test
    void cleaningUpTwiceOrAfterTheEndDoesNoHarm() {
        SkillRuntime runtime = runtime();
        ExecutionContext context =
                runtime.prepareContext("a", AgentConfig.script()).orThrow();
        assertEquals(1, runtime.getRuntimeInfo().activeExecutions());
        runtime.cleanup(context);
        runtime.cleanup(context);
        assertEquals(0, runtime.getRuntimeInfo().activeExecutions());
        runtime.shutdown();
        runtime.shutdown();
        runtime.close();
        runtime.cleanup(context);
        assertEquals(1, told().stream().filter("ShutDown"::equals).count());
    }

    @Test
    void whatWasCleanedUpRunsNoMore() {
        try (SkillRuntime runtime = runtime();
                SkillRuntime other = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            assertEquals(
                    "not-prepared",
                    other.executeSkill(context).error().orElseThrow().code());
            runtime.cleanup(context);
            ExecutionResult result = runtime.executeSkill(context);
            assertFalse(result.success());
            assertEquals("not-prepared", result.error().orElseThrow().code());
        }
    }

    @Test
    void cleaningUpEndsWhatRuns() throws InterruptedException {
        try (SkillRuntime runtime = runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("waits", AgentConfig.script()).orThrow();
            CompletableFuture<ExecutionResult> result = running(runtime, context);
            runtime.cleanup(context);
            assertEquals("ended", result.join().error().orElseThrow().code());
            assertTrue(result.join().error().orElseThrow().retryable());
        }
    }

    @Test
    void shuttingDownEndsEverythingAndTakesNoMoreWork() throws InterruptedException {
        SkillRuntime runtime = runtime();
        ExecutionContext one =
                runtime.prepareContext("waits", AgentConfig.script()).orThrow();
        ExecutionContext two =
                runtime.prepareContext("waits", AgentConfig.script()).orThrow();
        CompletableFuture<ExecutionResult> first = running(runtime, one);
        CompletableFuture<ExecutionResult> second = running(runtime, two);
        runtime.shutdown();
        assertEquals("ended", first.join().error().orElseThrow().code());
        assertEquals("ended", second.join().error().orElseThrow().code());
        SkillRuntimeException fault = assertThrows(SkillRuntimeException.class, runtime::loadSkills);
        assertEquals("shut-down", fault.error().code());
        assertEquals(Stage.LOAD, fault.error().stage());
        assertThrows(SkillRuntimeException.class, () -> runtime.validateSkill("a"));
        assertInstanceOf(Preparation.ShutDown.class, runtime.prepareContext("a", AgentConfig.script()));
        assertEquals(List.of(), runtime.listAvailableSkills());
        assertEquals(0, runtime.getCacheStats().total().entries());
    }

    private static CompletableFuture<ExecutionResult> running(SkillRuntime runtime, ExecutionContext context)
            throws InterruptedException {
        CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
        Heard heard = new Heard();
        Thread.ofVirtual()
                .start(() -> result.complete(
                        runtime.executeSkill(context, SkillInput.of().to(heard, heard))));
        heard.first.await();
        return result;
    }

    @Test
    void anInterruptedCallerEndsItsRun() throws InterruptedException {
        try (SkillRuntime runtime = runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("waits", AgentConfig.script()).orThrow();
            CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
            Heard heard = new Heard();
            Thread caller = Thread.ofVirtual()
                    .start(() -> result.complete(
                            runtime.executeSkill(context, SkillInput.of().to(heard, heard))));
            heard.first.await();
            caller.interrupt();
            assertEquals("ended", result.join().error().orElseThrow().code());
        }
    }

    @Test
    void manyMayWorkAtOnce() {
        for (int i = 0; i < 100; i++) {
            workshop.skill("s" + i, i > 0 ? "dependencies: [s" + (i - 1) + "]" : "version: 1.0.0");
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (SkillRuntime runtime = workshop.runtime();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                int n = i;
                threads.submit(() -> {
                    try {
                        work(runtime, n);
                    } catch (RuntimeException | AssertionError e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        assertEquals(null, failure.get());
    }

    private static void work(SkillRuntime runtime, int n) {
        switch (n % 5) {
            case 0 -> assertEquals(102, runtime.loadSkills().skills().size());
            case 1 -> assertTrue(runtime.validateSkill("s99").valid());
            case 2 ->
                assertEquals(
                        "s" + n,
                        runtime.getSkillDefinition("s" + n)
                                .orElseThrow()
                                .descriptor()
                                .name());
            case 3 -> runtime.clearCache();
            default -> {
                ExecutionContext context =
                        runtime.prepareContext("a", AgentConfig.script()).orThrow();
                assertTrue(runtime.executeSkill(context).success());
                runtime.cleanup(context);
            }
        }
    }

    @Test
    void tellsRealNumbersAboutItself() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(start);
        try (SkillRuntime runtime = workshop.builder().clock(now::get).build()) {
            runtime.loadSkills();
            now.set(start.plusSeconds(90));
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            runtime.executeSkill(context);
            RuntimeInfo info = runtime.getRuntimeInfo();
            assertEquals(start, info.startedAt());
            assertEquals(Duration.ofSeconds(90), info.uptime());
            assertEquals(2, info.skillsLoaded());
            assertEquals(1, info.activeExecutions());
            assertEquals(1, info.executions());
            assertTrue(info.memoryBytes() > 0);
            assertTrue(info.agents().containsAll(List.of("script", "cli/claude")));
            assertEquals(workshop.project(), info.project());
        }
    }

    @Test
    void aRefusalThatNobodyLooksAtIsAnException() {
        try (SkillRuntime runtime = runtime()) {
            Preparation refused = runtime.prepareContext("wait", AgentConfig.script());
            SkillRuntimeException fault = assertThrows(SkillRuntimeException.class, refused::orThrow);
            assertEquals("skill-not-found", fault.error().code());
            assertEquals("wait", fault.error().skill().orElseThrow());
            assertTrue(fault.error().suggestions().getFirst().contains("waits"), fault.error()::toString);
        }
    }
}
