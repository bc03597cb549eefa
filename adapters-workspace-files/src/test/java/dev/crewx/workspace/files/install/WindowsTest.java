package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Edited;
import dev.crewx.application.install.InstallResult.PlacesOccupied;
import dev.crewx.application.install.ProjectDamage;
import dev.crewx.application.install.VerifyProject;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TarBuilder;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.workspace.files.StepObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projects on a file system as Windows has it: drives, backslashes, names without case, no modes, no links for most. */
final class WindowsTest {
    private static final Configuration WINDOWS = Configuration.windows().toBuilder()
            .setSupportedFeatures(Feature.FILE_CHANNEL, Feature.SECURE_DIRECTORY_STREAM)
            .build();

    private FileSystem windows;
    private Workshop work;

    @BeforeEach
    void open() throws IOException {
        begin(WINDOWS);
    }

    private void begin(Configuration configuration) throws IOException {
        windows = Jimfs.newFileSystem(configuration);
        work = Workshop.in(Files.createDirectories(windows.getPath("C:\\Users\\Ann Smith\\work")));
        work.shelf
                .put(Shelf.of("base", "1.0.0"))
                .put(Shelf.withSkills("@acme/tools", "1.0.0", "one", "two").requires("base", "^1"));
    }

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    private static InstallRequest forAgents(InstallRequest request, String... agents) {
        return request.targeting(Set.of(agents), Set.of());
    }

    private Path at(String path) {
        return work.project.resolve(path);
    }

    @Test
    void installsUpdatesVerifiesAndRemoves() throws IOException {
        work.did(forAgents(Workshop.add("@acme/tools"), "claude-code", "crewx"));
        assertEquals(List.of("@acme/tools@1.0.0", "base@1.0.0"), work.installed());
        assertTrue(Files.readString(at("node_modules\\.crewx\\skills\\@acme\\tools\\skills\\one\\SKILL.md"))
                .contains("name: one"));
        work.shelf.put(Shelf.withSkills("@acme/tools", "1.1.0", "two", "three").requires("base", "^1"));
        work.did(Workshop.update());
        assertEquals(List.of("@acme/tools@1.1.0", "base@1.0.0"), work.installed());
        assertEquals(
                List.of(),
                new VerifyProject(work.installer()).check(Workshop.LINUX).found());
        assertFalse(work.did(Workshop.restore()).changedAnything());
        work.did(Workshop.remove("@acme/tools"));
        assertEquals(List.of(), work.installed());
        assertFalse(Files.exists(at(".claude")));
    }

    @Test
    void writesPathsAsOtherSystemsReadThem() throws IOException {
        work.did(forAgents(Workshop.add("@acme/tools"), "claude-code"));
        for (Map.Entry<String, String> file : work.everything().entrySet()) {
            if (file.getKey().endsWith(".json") || file.getKey().endsWith(".lock")) {
                assertFalse(file.getValue().contains("\\\\"), file::toString);
            }
        }
    }

    @Test
    void copiesIntoAgentsFoldersWhereItCannotLink() throws IOException {
        work.did(forAgents(Workshop.add("@acme/tools"), "claude-code"));
        Path skill = at(".claude\\skills\\one");
        assertTrue(Files.isDirectory(skill, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.readString(skill.resolve("SKILL.md")).contains("name: one"));
    }

    @Test
    void linksWhereItCan() throws IOException {
        windows.close();
        begin(Configuration.windows());
        work.did(forAgents(Workshop.add("@acme/tools"), "claude-code"));
        assertTrue(Files.isSymbolicLink(at(".claude\\skills\\one")));
        work.did(Workshop.remove("@acme/tools"));
        assertFalse(Files.exists(at(".claude")));
    }

    @Test
    void findsTheProjectAndItsPackagesUnderAnySpelling() throws IOException {
        work.did(Workshop.add("base"));
        Workshop other = Workshop.in(windows.getPath("c:\\users\\ANN SMITH\\Work"));
        assertEquals(List.of("base@1.0.0"), other.installed());
        assertTrue(Files.exists(at("NODE_MODULES\\.CrewX\\Skills\\BASE\\manifest.json")));
        assertFalse(other.did(Workshop.restore()).changedAnything());
    }

    @Test
    void seesAFileThatWasRenamedInCaseAloneAndPutsItBack() throws IOException {
        work.did(Workshop.add("base"));
        Path file = work.skillFile("base");
        Files.move(file, file.resolveSibling("between"));
        Files.move(file.resolveSibling("between"), file.resolveSibling("skill.MD"));
        VerifyProject verify = new VerifyProject(work.installer());
        assertEquals(
                List.of(ProjectDamage.Kind.FILES_CHANGED),
                verify.check(Workshop.LINUX).found().stream()
                        .map(ProjectDamage::kind)
                        .toList());
        InstallRequest force = Workshop.restore().with(List.of(InstallRequest.Option.FORCE));
        assertEquals(List.of(), verify.repair(force, InstallListener.NONE).left());
    }

    @Test
    void doesNotOverwriteWhatStandsThereUnderAnotherSpelling() throws IOException {
        Files.createDirectories(at(".CLAUDE\\Skills\\ONE"));
        Files.writeString(at(".CLAUDE\\Skills\\ONE\\skill.md"), "mine");
        InstallResult taken = work.run(forAgents(Workshop.add("@acme/tools"), "claude-code"));
        assertInstanceOf(PlacesOccupied.class, taken, taken::toString);
        assertEquals("mine", Files.readString(at(".claude\\skills\\one\\SKILL.md")));
        assertEquals(List.of(), work.installed());
    }

    @Test
    void noticesAnEditUnderAnotherSpelling() throws IOException {
        work.did(Workshop.add("base"));
        Files.writeString(at("Node_Modules\\.crewx\\skills\\Base\\skills\\base\\skill.md"), "edited");
        InstallResult refused = work.run(Workshop.remove("base"));
        assertInstanceOf(Edited.class, refused, refused::toString);
        assertEquals(List.of("base@1.0.0"), work.installed());
    }

    @Test
    void refusesABundleWithNamesThatWindowsTakesForTheSame() throws IOException {
        Manifests manifest = Shelf.of("twins", "1.0.0");
        work.shelf.raw(
                manifest,
                new TarBuilder()
                        .file(
                                "manifest.json",
                                new String(
                                        new BundleTar().jsonText().pretty(manifest.document()), StandardCharsets.UTF_8))
                        .file("skills/twins/SKILL.md", "---\nname: twins\ndescription: Two.\n---\n")
                        .file("skills/twins/notes.txt", "a")
                        .file("skills/twins/Notes.txt", "b")
                        .gzip());
        InstallResult refused = work.run(Workshop.add("twins"));
        assertInstanceOf(InstallResult.BadBundle.class, refused, refused::toString);
        assertEquals(List.of(), work.installed());
    }

    @Test
    void isWholeAgainWhereverItsProcessEnded() throws IOException {
        work.did(forAgents(Workshop.add("base"), "claude-code"));
        Map<String, String> before = work.everything();
        for (int last = 1; ; last++) {
            int step = last;
            AtomicInteger steps = new AtomicInteger();
            StepObserver end = what -> {
                if (steps.incrementAndGet() >= step) {
                    throw new AssertionError("the process is gone");
                }
            };
            try {
                work.installer(work.project, end).install(Workshop.add("@acme/tools"), InstallListener.NONE);
                break;
            } catch (AssertionError gone) {
                work.did(Workshop.add("@acme/tools"));
                assertEquals(List.of("@acme/tools@1.0.0", "base@1.0.0"), work.installed(), "step " + step);
                work.did(Workshop.remove("@acme/tools"));
                assertEquals(before, work.everything(), "step " + step);
            }
            assertTrue(step < 200, "it never came to its end");
        }
    }

    @Test
    void refusesAPackageWhoseNameIsADevice() {
        assertThrows(IllegalArgumentException.class, () -> Workshop.add("nul"));
    }
}
