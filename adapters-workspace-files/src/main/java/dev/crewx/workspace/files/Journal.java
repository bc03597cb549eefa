package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a change is about to do, written down whole before the first step. While it stands, the change is under way: it is
 * done from wherever it was broken off, or undone when that fails. Once it has another name the change is over, and what
 * lies beside it is rubbish.
 */
final class Journal {
    private static final String FILE = "journal.json";
    private static final String FORWARD = "forward";
    private static final String BACK = "back";
    private static final String FINISHED = "finished.json";
    private static final String UNDONE = "undone.json";

    private final Path folder;
    private final Path base;
    private final List<Path> roots;
    private final Disk disk;
    private final JsonText json;
    private int writes;

    /**
     * The journal of a change.
     *
     * @param folder where it lies with all that the change prepares and sets aside
     * @param base what paths are written relative to, so that a project can be moved meanwhile
     * @param roots the folders that its steps may change something in: the project, and the packages' where that is
     *     elsewhere
     */
    Journal(Path folder, Path base, List<Path> roots, Disk disk, JsonText json) {
        this.folder = folder;
        this.base = base;
        this.roots = List.copyOf(roots);
        this.disk = disk;
        this.json = json;
    }

    /** Whether a change is under way. */
    boolean isOpen() {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** Whether a change is done, with only its rubbish left. */
    boolean isFinished() {
        return Files.isRegularFile(folder.resolve(FINISHED));
    }

    /**
     * Does all steps, or none.
     *
     * @throws ClientStateException when it is none; only when not even that is possible does the journal stay
     */
    void carryOut(List<JournalStep> steps) {
        try {
            write(FORWARD, steps);
        } catch (IOException e) {
            throw new ClientStateException("Cannot write below " + folder + ": " + IoReason.of(e), e);
        }
        forward(steps);
    }

    /**
     * Goes on with a change that was broken off.
     *
     * @return whether it is done now; else it is undone
     * @throws ClientStateException when it can be neither
     */
    boolean resume() {
        JsonObject document = JsonFile.at(folder.resolve(FILE), json).read().orElse(JsonObject.EMPTY);
        List<JournalStep> steps = document.array("steps").stream()
                .map(step -> step instanceof JsonObject object ? read(object) : badStep(step))
                .toList();
        if (document.text("direction").equals(Optional.of(BACK))) {
            back(steps);
            return false;
        }
        try {
            forward(steps);
            return true;
        } catch (ClientStateException e) {
            if (isOpen()) {
                throw e;
            }
            return false;
        }
    }

    private void forward(List<JournalStep> steps) {
        try {
            for (JournalStep step : steps) {
                step.apply(disk);
            }
        } catch (IOException e) {
            undo(steps, e);
            throw new ClientStateException("Cannot change the project: " + IoReason.of(e), e);
        }
        end(FINISHED);
    }

    private void undo(List<JournalStep> steps, IOException why) {
        try {
            write(BACK, steps);
        } catch (IOException e) {
            e.addSuppressed(why);
            throw stuck(e);
        }
        back(steps);
    }

    private void back(List<JournalStep> steps) {
        try {
            for (JournalStep step : steps.reversed()) {
                step.undo(disk);
            }
        } catch (IOException e) {
            throw stuck(e);
        }
        end(UNDONE);
    }

    private ClientStateException stuck(IOException e) {
        return new ClientStateException(
                "A change of the project was broken off and cannot be undone now: " + IoReason.of(e)
                        + "; mend that, and the next crewx command in this project goes on with it",
                e);
    }

    private void end(String name) {
        try {
            disk.replace(folder.resolve(FILE), folder.resolve(name));
        } catch (IOException e) {
            throw stuck(e);
        }
    }

    private void write(String direction, List<JournalStep> steps) throws IOException {
        Map<String, JsonValue> document = new LinkedHashMap<>();
        document.put("direction", JsonValue.of(direction));
        document.put("steps", new JsonArray(steps.stream().map(this::written).toList()));
        Path fresh = folder.resolve(FILE + "." + writes++);
        disk.deleteTree(fresh);
        disk.writeDurably(fresh, json.pretty(new JsonObject(document)));
        disk.replace(fresh, folder.resolve(FILE));
    }

    private JsonValue written(JournalStep step) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("do", JsonValue.of(step.kind().name().toLowerCase(Locale.ROOT)));
        members.put("path", JsonValue.of(text(step.path())));
        step.fresh().ifPresent(path -> members.put("fresh", JsonValue.of(text(path))));
        step.old().ifPresent(path -> members.put("old", JsonValue.of(text(path))));
        return new JsonObject(members);
    }

    private String text(Path path) {
        return path.startsWith(base) ? base.relativize(path).toString().replace('\\', '/') : path.toString();
    }

    private JournalStep read(JsonObject step) {
        try {
            return new JournalStep(
                    JournalStep.Kind.valueOf(step.text("do").orElse("").toUpperCase(Locale.ROOT)),
                    own(step.text("path").orElseThrow(() -> new IllegalArgumentException("no path"))),
                    step.text("fresh").map(this::aside),
                    step.text("old").map(this::aside));
        } catch (IllegalArgumentException e) {
            throw new ClientStateException(
                    folder.resolve(FILE) + " is damaged: " + e.getMessage() + "; look at it, then remove " + folder, e);
        }
    }

    /** A journal may have come with a cloned project: nothing in it leads out, not through links either. */
    private Path own(String text) {
        Path path = base.resolve(text).normalize();
        Path parent = path.getParent();
        try {
            for (Path root : roots) {
                if (parent != null
                        && parent.startsWith(root)
                        && AgentFolders.real(parent).startsWith(AgentFolders.real(root))) {
                    return path;
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(text + " cannot be looked at", e);
        }
        throw new IllegalArgumentException(text + " is not of this project");
    }

    /** What is prepared or set aside lies beside the journal. */
    private Path aside(String text) {
        Path path = own(text);
        if (!folder.equals(path.getParent())) {
            throw new IllegalArgumentException(text + " is not in " + folder);
        }
        return path;
    }

    private JournalStep badStep(JsonValue step) {
        throw new ClientStateException(
                folder.resolve(FILE) + " is damaged: a step is no " + step.typeName() + "; mend it");
    }
}
