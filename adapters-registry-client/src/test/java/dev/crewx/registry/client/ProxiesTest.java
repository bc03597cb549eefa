package dev.crewx.registry.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxiesTest {
    private static Optional<String> proxy(String url, String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return Proxies.of(environment).forUrl(URI.create(url)).map(Proxies.Through::name);
    }

    @Test
    void areChosenByTheUrlsScheme() {
        String[] both = {"http_proxy", "http://plain.example:3128", "HTTPS_PROXY", "secure.example"};
        assertEquals(Optional.of("plain.example:3128"), proxy("http://skills.example", both));
        assertEquals(Optional.of("secure.example:80"), proxy("https://skills.example", both));
        assertEquals(Optional.of("any.example:80"), proxy("https://skills.example", "ALL_PROXY", "http://any.example"));
        assertEquals(Optional.empty(), proxy("https://skills.example", "http_proxy", "http://plain.example"));
        assertEquals(
                Optional.of("lower.example:80"),
                proxy("http://skills.example", "http_proxy", "lower.example", "HTTP_PROXY", "upper.example"));
        assertEquals(Optional.empty(), proxy("http://skills.example", "http_proxy", " "));
    }

    @ParameterizedTest
    @CsvSource({
        "http://skills.example, *, false",
        "http://skills.example, skills.example, false",
        "http://skills.example, .example, false",
        "http://skills.example, example, false",
        "http://skills.example, '*.example', false",
        "http://skills.example, 'other.test, SKILLS.example', false",
        "http://skills.example:8080, skills.example:8080, false",
        "http://skills.example, skills.example:80, false",
        "https://skills.example, skills.example:443, false",
        "http://skills.example:8080, skills.example:80, true",
        "http://skills.example, kills.example, true",
        "http://skills.example, skills.example.org, true",
        "http://10.1.2.3, 10.1.2.3, false"
    })
    void leaveOutWhatNoProxyNames(String url, String exceptions, boolean used) {
        assertEquals(
                used,
                proxy(url, "all_proxy", "http://any.example", "NO_PROXY", exceptions)
                        .isPresent());
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"})
    void areNeverUsedForThisMachine(String url) {
        assertEquals(Optional.empty(), proxy(url, "all_proxy", "http://any.example"));
    }

    @Test
    void canBeSocks() {
        Proxies.Through through = Proxies.of(Map.of("ALL_PROXY", "socks5://socks.example"))
                .forUrl(URI.create("https://skills.example"))
                .orElseThrow();
        assertEquals(Proxy.Type.SOCKS, through.proxy().type());
        assertEquals("socks.example:1080", through.name());
    }

    @Test
    void knowAPasswordAndNeverShowIt() {
        Proxies.Through through = Proxies.of(Map.of("http_proxy", "http://ada:s%40cret@proxy.example:1"))
                .forUrl(URI.create("http://skills.example"))
                .orElseThrow();
        assertTrue(through.authenticator().isPresent());
        assertFalse(through.toString().contains("cret"));
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class,
                () -> proxy("http://skills.example", "http_proxy", "http://ada:s ecret@proxy.example"));
        assertFalse(String.valueOf(wrong.getMessage()).contains("ecret"));
    }
}
