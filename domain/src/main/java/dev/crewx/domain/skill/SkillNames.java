package dev.crewx.domain.skill;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of skills: lower-case ASCII letters, digits and single hyphens between them, 1–64 characters. */
public final class SkillNames {
    /** The most characters of a name. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private SkillNames() {}

    /** Whether the text is such a name. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && SYNTAX.matcher(text).matches();
    }

    /** The nearest such name: lower case, accents dropped, all else a hyphen; {@code skill} when nothing is left. */
    public static String nearest(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String kebab = OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = EDGES.matcher(kebab).replaceAll("");
        if (trimmed.length() > MAX_LENGTH) {
            trimmed = EDGES.matcher(trimmed.substring(0, MAX_LENGTH)).replaceAll("");
        }
        return trimmed.isEmpty() ? "skill" : trimmed;
    }
}
