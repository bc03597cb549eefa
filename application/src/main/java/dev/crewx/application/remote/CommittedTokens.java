package dev.crewx.application.remote;

import dev.crewx.application.remote.spi.CommittedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a registry's token, or somebody's password, in a text that is made to be committed. */
public final class CommittedTokens {
    private static final List<Shape> SHAPES = List.of(
            new Shape("an API key", "crwx_", Pattern.compile("crwx_[0-9A-Za-z]{16,}")),
            new Shape(
                    "an access token",
                    "eyJ",
                    Pattern.compile("eyJ[0-9A-Za-z_-]{8,}\\.eyJ[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]{8,}")),
            new Shape(
                    "a URL with a password in it",
                    "://",
                    Pattern.compile("https?://[^\\s\"'/@:]*:[^\\s\"'/@]+@", Pattern.CASE_INSENSITIVE)),
            new Shape(
                    "a member that holds a token",
                    "\"",
                    Pattern.compile(
                            "\"(?:_auth|_password|_?authToken|accessToken|refreshToken|apiKey)\"\\s*:\\s*\"[^\"]+\"")),
            // A package may have such a name: then a range stands there.
            new Shape(
                    "a member that holds a token",
                    "\"",
                    Pattern.compile("\"(?:token|password|secret)\"\\s*:\\s*"
                            + "\"(?:(?![\\^~<>=*v0-9])[^\"]{8,}|[0-9A-Za-z+/=_-]{20,})\"")));

    private CommittedTokens() {}

    /**
     * What stands in a text.
     *
     * @param file the path to name
     */
    public static List<CommittedFiles.Token> in(String file, String text) {
        List<CommittedFiles.Token> found = new ArrayList<>();
        for (Shape shape : SHAPES) {
            if (!text.contains(shape.mark())) {
                continue;
            }
            Matcher matcher = shape.pattern().matcher(text);
            while (matcher.find()) {
                found.add(new CommittedFiles.Token(file, lineOf(text, matcher.start()), shape.what()));
            }
        }
        return found;
    }

    private static int lineOf(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    /**
     * How a token looks.
     *
     * @param what it is
     * @param mark it never comes without
     * @param pattern the whole of it
     */
    private record Shape(String what, String mark, Pattern pattern) {}
}
