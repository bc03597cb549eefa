package dev.crewx.distribution;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.cli.console.RegistryLauncher.LaunchException;
import dev.crewx.http.BadSettingException;
import dev.crewx.http.HttpSettingTexts;
import dev.crewx.http.HttpSettings;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A server's settings, read from their texts. {@code http.} and {@code limits.} are the HTTP adapter's, {@code storage.}
 * the storage's own; the rest stands here.
 *
 * @param http how it deals with its clients
 * @param bundles what it takes of bundles
 * @param signUpOpen whether anybody makes an account for themselves
 * @param privateSkills whether bundles are taken with skills that are meant for their owner only
 * @param tokenKey what access tokens are signed with, in base 64; empty for a key that is kept with the data
 * @param jsonLog whether the log is JSON, one object a line
 * @param requestLog whether each request is logged
 * @param storage the storage's settings, by their names without {@code storage.}
 */
record ServerConfiguration(
        HttpSettings http,
        BundleLimits bundles,
        boolean signUpOpen,
        boolean privateSkills,
        Optional<String> tokenKey,
        boolean jsonLog,
        boolean requestLog,
        Map<String, String> storage) {
    private static final String STORAGE = "storage.";
    private static final String SIGN_UP = "access.sign-up";
    private static final String PRIVATE_SKILLS = "publish.private-skills";
    private static final String TOKEN_KEY = "access.token-key";
    private static final int TOKEN_KEY_BYTES = 32;
    private static final String MAX_BUNDLE_BYTES = "publish.max-bundle-bytes";
    private static final String LOG_FORMAT = "log.format";
    private static final String LOG_REQUESTS = "log.requests";

    /** The names that stand here. */
    static final Set<String> NAMES =
            Set.of(SIGN_UP, PRIVATE_SKILLS, TOKEN_KEY, MAX_BUNDLE_BYTES, LOG_FORMAT, LOG_REQUESTS);

    /** Copies the storage's settings. */
    ServerConfiguration {
        storage = Map.copyOf(storage);
    }

    /** Without the key, so that no log can show it. */
    @Override
    public String toString() {
        return "ServerConfiguration[" + http + "]";
    }

    /**
     * Reads settings.
     *
     * @param dev whether the server is for trying out: then there are no rate limits unless they are asked for
     * @throws LaunchException for a name there is not, or a value that does not fit
     */
    static ServerConfiguration of(Map<String, String> texts, boolean dev) {
        Map<String, String> http = new HashMap<>();
        Map<String, String> storage = new HashMap<>();
        texts.forEach((name, value) -> {
            if (name.startsWith(STORAGE)) {
                storage.put(name.substring(STORAGE.length()), value);
            } else if (HttpSettingTexts.NAMES.contains(name)) {
                http.put(name, value);
            } else if (!NAMES.contains(name)) {
                throw new LaunchException("There is no setting \"" + name + "\"; there are "
                        + String.join(", ", all(HttpSettingTexts.NAMES, NAMES)) + ", and " + STORAGE
                        + "<name> for the storage.");
            }
        });
        try {
            return new ServerConfiguration(
                    HttpSettingTexts.read(http, dev ? HttpSettings.Rates.NONE : HttpSettings.Rates.DEFAULT),
                    BundleLimits.DEFAULT.withMaxArchiveBytes(bundleBytes(texts)),
                    choice(texts, SIGN_UP, "closed", "open"),
                    choice(texts, PRIVATE_SKILLS, "refuse", "allow"),
                    tokenKey(texts),
                    choice(texts, LOG_FORMAT, "human", "json"),
                    !choice(texts, LOG_REQUESTS, "true", "false"),
                    storage);
        } catch (BadSettingException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Set<String> all(Collection<String> some, Collection<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static boolean choice(Map<String, String> texts, String name, String standard, String other) {
        String text = texts.getOrDefault(name, standard);
        if (!List.of(standard, other).contains(text)) {
            throw new BadSettingException(name + " is " + standard + " or " + other + ", not \"" + text + "\".");
        }
        return text.equals(other);
    }

    private static Optional<String> tokenKey(Map<String, String> texts) {
        String text = texts.get(TOKEN_KEY);
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (Base64.getDecoder().decode(text).length >= TOKEN_KEY_BYTES) {
                return Optional.of(text);
            }
        } catch (IllegalArgumentException e) {
            // It is no base 64; what it is to be is said below, and the text itself nowhere.
        }
        throw new BadSettingException(TOKEN_KEY + " is " + TOKEN_KEY_BYTES + " random bytes or more in base 64.");
    }

    private static long bundleBytes(Map<String, String> texts) {
        String text = texts.get(MAX_BUNDLE_BYTES);
        if (text == null) {
            return BundleLimits.DEFAULT.maxArchiveBytes();
        }
        if (!text.matches("[1-9][0-9]{0,9}")) {
            throw new BadSettingException(
                    MAX_BUNDLE_BYTES + " is a number of bytes from 1 to 9999999999, not \"" + text + "\".");
        }
        return Long.parseLong(text);
    }
}
