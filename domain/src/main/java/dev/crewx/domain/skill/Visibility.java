package dev.crewx.domain.skill;

import java.util.Locale;
import java.util.Optional;

/** Who a skill is meant for, in its author's words; nothing enforces it. */
public enum Visibility {
    /** Anybody; what stands where nothing is said. */
    PUBLIC,
    /** Its owner. */
    PRIVATE,
    /** Its organisation. */
    INTERNAL;

    /** The lower-case word of the frontmatter. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this word. */
    public static Optional<Visibility> tryParse(String word) {
        for (Visibility visibility : values()) {
            if (visibility.word().equals(word)) {
                return Optional.of(visibility);
            }
        }
        return Optional.empty();
    }
}
