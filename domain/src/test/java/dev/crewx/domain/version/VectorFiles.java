package dev.crewx.domain.version;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The files of expected answers: those of {@code -Dcrewx.vectors=DIR}, else those beside the project. A file's kind is
 * how its name begins.
 *
 * @param folder where the files lie
 * @param named whether that folder was asked for by name
 */
public record VectorFiles(Path folder, boolean named) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS = List.of(
            "semver-vectors",
            "semver-random",
            "resolver-vectors",
            "update-vectors",
            "compat-vectors",
            "queries-",
            "synthetic");

    /** The folder this run was told to use. */
    public static VectorFiles open() {
        String named = System.getProperty("crewx.vectors", "");
        return named.isEmpty()
                ? new VectorFiles(shared(), false)
                : new VectorFiles(Path.of(named).toAbsolutePath(), true);
    }

    private static Path shared() {
        String shared = System.getProperty("crewx.shared", "");
        return (shared.isEmpty() ? Path.of("..", "..", "shared") : Path.of(shared)).resolve("vectors");
    }

    /** The files of a kind by name; without any the test is reported as absent. */
    public List<Path> ofKind(String kind) {
        List<Path> known = known();
        if (named && known.isEmpty()) {
            throw new AssertionError("-Dcrewx.vectors=" + folder + " holds no known vector file; known are " + KINDS);
        }
        List<Path> found =
                known.stream().filter(path -> name(path).startsWith(kind)).toList();
        if (found.isEmpty()) {
            System.out.println("vectors: " + kind + "*: absent in " + folder);
        }
        assumeTrue(!found.isEmpty(), "no file " + kind + "*.json in " + folder);
        return found;
    }

    private List<Path> known() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> KINDS.stream().anyMatch(name(path)::startsWith))
                    .filter(path -> name(path).endsWith(".json") || name(path).endsWith(".json.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packages of an index; where this folder lacks it, of the one beside the project. */
    public JsonNode index(String fileName) {
        Path own = folder.resolve(fileName);
        return read(Files.exists(own) ? own : shared().resolve(fileName));
    }

    /** The file's name without its folder. */
    public static String name(Path path) {
        return path.getFileName().toString();
    }

    /** The document in a file, unpacked where its name ends in {@code .gz}. */
    public static JsonNode read(Path path) {
        try (InputStream raw = Files.newInputStream(path);
                InputStream in = name(path).endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
