package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is read, and when: counted, not timed. */
final class DisclosureTest {
    /** Of a file that is longer than its head no more than the head and what comes with it in one read. */
    private static final long ONE_READ = 1024;

    private final CountingFiles files = new CountingFiles();
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
    }

    private SkillRuntime runtime() {
        return workshop.builder().files(files).build();
    }

    private void longSkills(int count) {
        String body = "A line of a long text.\n".repeat(1000);
        for (int i = 0; i < count; i++) {
            workshop.write("skills/s" + i + "/SKILL.md", Workshop.text("s" + i) + body);
        }
    }

    @Test
    void listingAThousandSkillsReadsTheirHeadsAndNoMore() {
        longSkills(1000);
        try (SkillRuntime runtime = runtime()) {
            assertEquals(1000, runtime.loadSkills().skills().size());
            assertEquals(1000, files.openedInAll());
            assertTrue(files.bytes() <= 1000 * ONE_READ, () -> files.bytes() + " bytes of 23 MB were read");
        }
    }

    @Test
    void listingAgainReadsNothing() {
        longSkills(100);
        try (SkillRuntime runtime = runtime()) {
            runtime.loadSkills();
            files.forget();
            assertEquals(100, runtime.loadSkills().skills().size());
            assertEquals(Map.of(), files.opened());
            CacheStats.Region metadata = runtime.getCacheStats().metadata();
            assertEquals(100, metadata.misses());
            assertEquals(100, metadata.hits());
            assertEquals(0.5, metadata.hitRate());
        }
    }

    @Test
    void aTextIsReadOnceAndOnlyWhenItIsUsed() {
        longSkills(3);
        Path used = workshop.project().resolve("skills/s1/SKILL.md");
        try (SkillRuntime runtime = runtime()) {
            runtime.loadSkills();
            runtime.validateSkill("s1");
            runtime.resolveDependencies("s1");
            runtime.getSkillMetadata("s1");
            assertEquals(0, runtime.getCacheStats().content().misses());
            files.forget();

            String text = runtime.getSkillDefinition("s1").orElseThrow().text();
            assertTrue(text.endsWith("A line of a long text.\n"));
            assertEquals(Map.of(used, 1L), files.opened());
            assertEquals(text.length(), files.bytes());

            runtime.getSkillDefinition("s1");
            assertEquals(Map.of(used, 1L), files.opened());
        }
    }

    @Test
    void ofManyWhoAskAtOnceOneReads() {
        longSkills(1);
        try (SkillRuntime runtime = runtime()) {
            runtime.loadSkills();
            files.forget();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 200; i++) {
                    threads.submit(() -> runtime.getSkillDefinition("s0"));
                }
            }
            assertEquals(1, files.openedInAll());
            assertEquals(1, runtime.getCacheStats().content().misses());
            assertEquals(199, runtime.getCacheStats().content().hits());
        }
    }

    @Test
    void aChangedFileIsSeen() throws IOException {
        Path file = workshop.skill("a");
        try (SkillRuntime runtime = runtime()) {
            runtime.loadSkills();
            runtime.getSkillDefinition("a");
            Workshop.write(file, "---\nname: a\ndescription: Changed.\n---\nOther.\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            assertEquals("Changed.", runtime.getSkillMetadata("a").orElseThrow().description());
            assertEquals(
                    "Other.\n", runtime.getSkillDefinition("a").orElseThrow().body());
        }
    }

    /** A file system counts time in steps: what is written twice in one step has one time. */
    @Test
    void aChangeWithinTheSameMomentAndOfTheSameLengthIsSeen() throws IOException {
        Path file = workshop.skill("a");
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        try (SkillRuntime runtime =
                workshop.builder().files(files).clock(() -> now).build()) {
            Files.setLastModifiedTime(file, FileTime.from(now.minusMillis(1)));
            assertEquals("Does a.", runtime.getSkillMetadata("a").orElseThrow().description());
            String changed = Files.readString(file).replace("Does a.", "Did it.");
            Files.write(file, changed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Files.setLastModifiedTime(file, FileTime.from(now.minusMillis(1)));
            assertEquals("Did it.", runtime.getSkillMetadata("a").orElseThrow().description());
        }
    }

    @Test
    void whatIsOldEnoughIsTrusted() throws IOException {
        Path file = workshop.skill("a");
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofSeconds(3))));
        try (SkillRuntime runtime =
                workshop.builder().files(files).clock(() -> now).build()) {
            runtime.loadSkills();
            runtime.loadSkills();
            assertEquals(1, files.openedInAll());
        }
    }

    @Test
    void whatWasInstalledMeanwhileIsFound() {
        workshop.skill("a");
        try (SkillRuntime runtime = runtime()) {
            runtime.loadSkills();
            workshop.skill("b");
            assertEquals("Does b.", runtime.getSkillMetadata("b").orElseThrow().description());
            assertEquals("a b", Workshop.names(runtime.listAvailableSkills()));
        }
    }

    @Test
    void whatIsGoneIsNotThereAnyMore() throws IOException {
        Path file = workshop.skill("a");
        try (SkillRuntime runtime = runtime()) {
            runtime.loadSkills();
            Files.delete(file);
            assertTrue(runtime.getSkillMetadata("a").isEmpty());
            assertTrue(runtime.getSkillDefinition("a").isEmpty());
            assertEquals(List.of(), runtime.listAvailableSkills());
        }
    }

    @Test
    void cachesStayWithinTheirBounds() {
        longSkills(20);
        long text = Workshop.text("s0").length() + 23_000;
        RuntimeLimits d = RuntimeLimits.DEFAULT;
        RuntimeLimits small = new RuntimeLimits(
                d.maxDepth(),
                d.maxFolders(),
                d.maxContentBytes(),
                d.maxOutputBytes(),
                d.maxTrackedFiles(),
                d.metadataCacheBytes(),
                5 * (text + 100));
        try (SkillRuntime runtime =
                workshop.builder().files(files).limits(small).build()) {
            for (int i = 0; i < 20; i++) {
                runtime.getSkillDefinition("s" + i);
            }
            CacheStats.Region content = runtime.getCacheStats().content();
            assertEquals(5, content.entries());
            assertEquals(15, content.evictions());
            assertTrue(content.bytes() <= 5 * (text + 100), content::toString);
            files.forget();
            runtime.getSkillDefinition("s19");
            runtime.getSkillDefinition("s0");
            assertEquals(1, files.openedInAll(), "the latest is kept, the first had to go");
        }
    }

    @Test
    void emptiedCachesAreEmptyAndFillAgain() {
        longSkills(2);
        try (SkillRuntime runtime = runtime()) {
            runtime.getSkillDefinition("s0");
            runtime.clearCache();
            assertEquals(0, runtime.getCacheStats().total().entries());
            assertEquals(0, runtime.getCacheStats().total().bytes());
            assertEquals("s0 s1", Workshop.names(runtime.listAvailableSkills()));
            files.forget();
            runtime.getSkillDefinition("s0");
            assertTrue(files.openedInAll() > 0);
        }
    }
}
