package dev.crewx.registry.client;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names, as curl reads it: {@code http_proxy}, {@code https_proxy}, {@code all_proxy},
 * {@code no_proxy}, in either case. This machine itself is never asked through a proxy.
 */
final class Proxies {
    private final Map<String, String> variables;
    private final List<String> exceptions;

    private Proxies(Map<String, String> variables, List<String> exceptions) {
        this.variables = variables;
        this.exceptions = exceptions;
    }

    static Proxies of(Map<String, String> variables) {
        List<String> exceptions = Arrays.stream(
                        variable(variables, "no_proxy").orElse("").split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        return new Proxies(variables, exceptions);
    }

    private static Optional<String> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .or(() -> Optional.ofNullable(variables.get(name.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * The proxy for a URL.
     *
     * @return empty where the environment names none for it
     * @throws IllegalArgumentException when what it names is no proxy
     */
    Optional<Through> forUrl(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        Optional<String> named = variable(variables, scheme + "_proxy").or(() -> variable(variables, "all_proxy"));
        return named.isEmpty() || isException(url) ? Optional.empty() : Optional.of(parse(named.get()));
    }

    private boolean isException(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return exceptions.stream().anyMatch(exception -> covers(exception, host, port));
    }

    /** {@code *}, a host, a domain with or without its leading dot, each with or without a port. */
    private static boolean covers(String exception, String host, int port) {
        if (exception.equals("*")) {
            return true;
        }
        String name = exception;
        int colon = exception.lastIndexOf(':');
        if (colon > 0 && exception.substring(colon + 1).matches("[0-9]{1,5}") && !exception.endsWith("]")) {
            if (Integer.parseInt(exception.substring(colon + 1)) != port) {
                return false;
            }
            name = exception.substring(0, colon);
        }
        String domain = name.startsWith("*.") ? name.substring(1) : name.startsWith(".") ? name : "." + name;
        return host.equals(name) || host.endsWith(domain) || host.equals(domain.substring(1));
    }

    private static Through parse(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null) {
                boolean socks = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
                int port = uri.getPort() >= 0 ? uri.getPort() : socks ? 1080 : 80;
                String host = uri.getHost().replaceAll("^\\[|]$", "");
                return new Through(
                        new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, new InetSocketAddress(host, port)),
                        uri.getHost() + ":" + port,
                        Optional.ofNullable(uri.getRawUserInfo()).map(Proxies::authenticator));
            }
        } catch (URISyntaxException e) {
            throw noProxy(e);
        }
        throw noProxy(null);
    }

    /** Without the text: a password may stand in it. */
    private static IllegalArgumentException noProxy(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "the environment's proxy is no URL of one; write it like http://proxy.example.com:8080", cause);
    }

    private static Authenticator authenticator(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String password = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(user, password.toCharArray())
                        : null;
            }
        };
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * A way through a proxy.
     *
     * @param proxy it
     * @param name its host and port, for people
     * @param authenticator who says its password, where it wants one
     */
    record Through(Proxy proxy, String name, Optional<Authenticator> authenticator) {}
}
