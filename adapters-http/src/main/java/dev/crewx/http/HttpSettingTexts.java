package dev.crewx.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings as an operator writes them: names like {@code http.max-connections}, values as text. What is not said holds
 * as in {@link HttpSettings#DEFAULT}.
 */
public final class HttpSettingTexts {
    private static final String MAX_CONNECTIONS = "http.max-connections";
    private static final String MAX_URI_BYTES = "http.max-uri-bytes";
    private static final String MAX_HEADER_BYTES = "http.max-header-bytes";
    private static final String MAX_JSON_BYTES = "http.max-json-bytes";
    private static final String HEAD_TIMEOUT = "http.head-timeout";
    private static final String STALL_TIMEOUT = "http.stall-timeout";
    private static final String IDLE_TIMEOUT = "http.idle-timeout";
    private static final String SHUTDOWN_TIMEOUT = "http.shutdown-timeout";
    private static final String MIN_BYTES_PER_SECOND = "http.min-bytes-per-second";
    private static final String CORS_ORIGINS = "http.cors-origins";
    private static final String TRUSTED_PROXIES = "http.trusted-proxies";
    private static final String EVERYTHING = "limits.requests-per-minute";
    private static final String LOGIN = "limits.logins-per-minute";
    private static final String PUBLISH = "limits.publishings-per-minute";
    private static final String SEARCH = "limits.searches-per-minute";

    /** The names there are. */
    public static final Set<String> NAMES = Set.copyOf(List.of(
            MAX_CONNECTIONS,
            MAX_URI_BYTES,
            MAX_HEADER_BYTES,
            MAX_JSON_BYTES,
            HEAD_TIMEOUT,
            STALL_TIMEOUT,
            IDLE_TIMEOUT,
            SHUTDOWN_TIMEOUT,
            MIN_BYTES_PER_SECOND,
            CORS_ORIGINS,
            TRUSTED_PROXIES,
            EVERYTHING,
            LOGIN,
            PUBLISH,
            SEARCH));

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f:.]{2,45})(?:/([0-9]{1,3}))?");
    private static final int MAX_PER_MINUTE = 10_000_000;

    private final Map<String, String> texts;

    private HttpSettingTexts(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * Reads settings.
     *
     * @param rates the rate limits that hold where nothing is said of them
     * @throws BadSettingException for a name there is not, or a value that does not fit
     */
    public static HttpSettings read(Map<String, String> texts, HttpSettings.Rates rates) {
        texts.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(unknown -> {
                    throw new BadSettingException("There is no setting \"" + unknown + "\"; there are "
                            + String.join(", ", new TreeSet<>(NAMES)) + ".");
                });
        return new HttpSettingTexts(texts).read(rates);
    }

    private HttpSettings read(HttpSettings.Rates rates) {
        HttpSettings standard = HttpSettings.DEFAULT;
        return new HttpSettings(
                number(MAX_CONNECTIONS, standard.maxConnections(), 1, 1_000_000),
                number(MAX_URI_BYTES, standard.maxUriBytes(), 512, 1 << 20),
                number(MAX_HEADER_BYTES, standard.maxHeaderBytes(), 1_024, 1 << 20),
                number(MAX_JSON_BYTES, standard.maxJsonBytes(), 1_024, 1 << 28),
                duration(HEAD_TIMEOUT, standard.headTimeout()),
                duration(STALL_TIMEOUT, standard.stallTimeout()),
                duration(IDLE_TIMEOUT, standard.idleTimeout()),
                duration(SHUTDOWN_TIMEOUT, standard.shutdownTimeout()),
                number(MIN_BYTES_PER_SECOND, standard.minBytesPerSecond(), 0, 1 << 30),
                list(CORS_ORIGINS, HttpSettingTexts::origin),
                list(TRUSTED_PROXIES, HttpSettingTexts::network),
                new HttpSettings.Rates(
                        number(EVERYTHING, rates.everything(), 0, MAX_PER_MINUTE),
                        number(LOGIN, rates.login(), 0, MAX_PER_MINUTE),
                        number(PUBLISH, rates.publish(), 0, MAX_PER_MINUTE),
                        number(SEARCH, rates.search(), 0, MAX_PER_MINUTE)));
    }

    private int number(String name, int standard, int min, int max) {
        String text = texts.get(name);
        if (text == null) {
            return standard;
        }
        if (text.matches("[0-9]{1,10}")) {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return (int) value;
            }
        }
        throw new BadSettingException(name + " is a number from " + min + " to " + max + ", not \"" + text + "\".");
    }

    private Duration duration(String name, Duration standard) {
        String text = texts.get(name);
        if (text == null) {
            return standard;
        }
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration value = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            if (value.isPositive() && value.compareTo(Duration.ofDays(1)) <= 0) {
                return value;
            }
        }
        throw new BadSettingException(
                name + " is a time like 500ms, 20s, 5m, of a day at the most, not \"" + text + "\".");
    }

    private List<String> list(String name, Function<String, String> check) {
        return Arrays.stream(texts.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(check)
                .toList();
    }

    private static String origin(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null;
            if (text.equals("*") || bare) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new BadSettingException(
                CORS_ORIGINS + " are origins like https://example.com, or *; \"" + text + "\" is none.");
    }

    private static String network(String text) {
        Matcher matcher = NETWORK.matcher(text);
        if (matcher.matches()) {
            try {
                int bits = InetAddress.ofLiteral(matcher.group(1)).getAddress().length * Byte.SIZE;
                if (matcher.group(2) == null || Integer.parseInt(matcher.group(2)) <= bits) {
                    return text;
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
        }
        throw new BadSettingException(
                TRUSTED_PROXIES + " are addresses or networks like 10.0.0.0/8; \"" + text + "\" is none.");
    }
}
