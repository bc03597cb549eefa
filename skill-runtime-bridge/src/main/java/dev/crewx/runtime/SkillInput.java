package dev.crewx.runtime;

import java.io.OutputStream;
import java.util.List;

/**
 * What a run is given.
 *
 * @param parts what the user says, part by part: a script's arguments; a model reads them as one text
 * @param out gets the standard output as it comes; never closed
 * @param err gets the standard error as it comes; never closed
 */
public record SkillInput(List<String> parts, OutputStream out, OutputStream err) {
    /** Copies the parts. */
    public SkillInput {
        parts = List.copyOf(parts);
    }

    /** These parts; nobody listens while it runs. */
    public static SkillInput of(String... parts) {
        return new SkillInput(List.of(parts), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    /** The same with somebody who listens. */
    public SkillInput to(OutputStream standardOutput, OutputStream standardError) {
        return new SkillInput(parts, standardOutput, standardError);
    }

    /** All parts as one text. */
    public String text() {
        return String.join(" ", parts);
    }
}
