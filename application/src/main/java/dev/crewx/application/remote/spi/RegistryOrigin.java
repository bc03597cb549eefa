package dev.crewx.application.remote.spi;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a credential may go: scheme, host and port, in one spelling.
 *
 * @param text the spelling, {@code https://host:443}
 */
public record RegistryOrigin(String text) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");

    /**
     * The origin of an address.
     *
     * @throws IllegalArgumentException when the address has no scheme or no host
     */
    public static RegistryOrigin of(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" names no registry; write it as https://host or https://host:port");
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return new RegistryOrigin(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    }

    /** Whether what goes there can be read on the way: plain http that leaves this machine. */
    public boolean isReadableByOthers() {
        if (text.startsWith("https:")) {
            return false;
        }
        String host = text.substring("http://".length(), text.lastIndexOf(':'));
        return !LOOPBACK.contains(host) && !host.endsWith(".localhost") && !host.matches("127(?:\\.[0-9]{1,3}){3}");
    }

    /** The spelling. */
    @Override
    public String toString() {
        return text;
    }
}
