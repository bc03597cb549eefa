package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.PackagedCrewx.Running;
import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many commands at once, as processes that share a home, a cache and perhaps a project. */
final class ManyProcessesIT {
    private Path root;
    private PackagedCrewx crewx;
    private Map<String, String> variables;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        root = folder.toRealPath();
        crewx = new PackagedCrewx(root);
        variables = new HashMap<>(crewx.variables());
        variables.put("CREWX_REGISTRY", crewx.registry().toString());
        here(Workplace.ADMIN_PASSWORD + "\n", "registry", "login", "--username", "admin", "--password-stdin");
    }

    @AfterEach
    void close() {
        crewx.close();
    }

    /** A command whose own process does not matter. */
    private void here(String input, String... arguments) {
        Answer answer = Workplace.run(root, variables, input, arguments);
        assertEquals(0, answer.exitCode(), answer.toString());
    }

    private Running install(Path project, String id) throws IOException {
        return crewx.start(
                project,
                Map.of("CREWX_REGISTRY", crewx.registry().toString()),
                "",
                List.of("registry", "install", id, "--allow-permissions"));
    }

    @Test
    void fiftyInstallInFiftyProjects() throws IOException {
        for (String example : List.of("word-count", "readability-report")) {
            here("", "registry", "publish", Workplace.example(example).toString());
        }
        List<Running> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(install(Files.createDirectory(root.resolve("project-" + i)), "readability-report"));
        }
        for (Running one : all) {
            Answer answer = one.answer();
            assertEquals(0, answer.exitCode(), answer.toString());
        }
        String lock = Files.readString(root.resolve("project-0/crewx-skills.lock"));
        for (int i = 0; i < 50; i++) {
            Path project = root.resolve("project-" + i);
            assertEquals(lock, Files.readString(project.resolve("crewx-skills.lock")));
            for (String id : List.of("word-count", "readability-report")) {
                assertEquals(
                        Files.readString(Workplace.example(id).resolve("SKILL.md")),
                        Files.readString(
                                project.resolve("node_modules/.crewx/skills/" + id + "/skills/" + id + "/SKILL.md")));
            }
        }
    }

    @Test
    void twentyInstallInOneProject() throws IOException {
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> "own-" + i).toList();
        for (String id : ids) {
            Path skill = Files.createDirectories(root.resolve("skills").resolve(id));
            Files.writeString(
                    skill.resolve("SKILL.md"), "---\nname: " + id + "\ndescription: One of many.\n---\nOne.\n");
            here("", "registry", "publish", skill.toString(), "--version", "1.0.0");
        }
        Path project = Files.createDirectory(root.resolve("project"));
        List<Running> all = new ArrayList<>();
        for (String id : ids) {
            all.add(install(project, id));
        }
        for (Running one : all) {
            Answer answer = one.answer();
            assertEquals(0, answer.exitCode(), answer.toString());
        }
        Answer listed = Workplace.run(project, variables, "", "registry", "ls", "--json");
        for (String id : ids) {
            assertTrue(
                    listed.out()
                            .contains("\"id\":\"" + id
                                    + "\",\"version\":\"1.0.0\",\"requires\":\"^1.0.0\",\"status\":\"installed\""),
                    listed.toString());
        }
        Answer verified = Workplace.run(project, variables, "", "registry", "verify", "--check");
        assertEquals(0, verified.exitCode(), verified.toString());
    }
}
