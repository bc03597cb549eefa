package dev.crewx.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HttpSettingTextsTest {

    private static HttpSettings read(Map<String, String> texts) {
        return HttpSettingTexts.read(texts, HttpSettings.Rates.DEFAULT);
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertEquals(HttpSettings.DEFAULT, read(Map.of()));
        assertEquals(
                HttpSettings.Rates.NONE,
                HttpSettingTexts.read(Map.of(), HttpSettings.Rates.NONE).rates());
    }

    @Test
    void whatIsSaidHolds() {
        HttpSettings settings = read(Map.of(
                "http.max-connections",
                "7",
                "http.head-timeout",
                "250ms",
                "http.idle-timeout",
                "2m",
                "http.cors-origins",
                "https://a.example, http://localhost:8080",
                "http.trusted-proxies",
                "10.0.0.0/8,::1",
                "limits.logins-per-minute",
                "0"));
        assertEquals(7, settings.maxConnections());
        assertEquals(Duration.ofMillis(250), settings.headTimeout());
        assertEquals(Duration.ofMinutes(2), settings.idleTimeout());
        assertEquals(List.of("https://a.example", "http://localhost:8080"), settings.corsOrigins());
        assertEquals(List.of("10.0.0.0/8", "::1"), settings.trustedProxies());
        assertEquals(new HttpSettings.Rates(6_000, 0, 60, 300), settings.rates());
    }

    @Test
    void aNameThereIsNotIsRefusedWithThoseThereAre() {
        BadSettingException refused =
                assertThrows(BadSettingException.class, () -> read(Map.of("http.max-conections", "7")));
        assertTrue(String.valueOf(refused.getMessage()).contains("\"http.max-conections\""), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains("http.max-connections"), refused.getMessage());
    }

    @Test
    void valuesThatDoNotFitAreRefusedWithWhatWould() {
        for (var wrong : List.of(
                Map.entry("http.max-connections", "0"),
                Map.entry("http.max-connections", "many"),
                Map.entry("http.max-json-bytes", "99999999999"),
                Map.entry("http.head-timeout", "10"),
                Map.entry("http.head-timeout", "0s"),
                Map.entry("http.head-timeout", "25h"),
                Map.entry("http.cors-origins", "a.example"),
                Map.entry("http.cors-origins", "https://a.example/path"),
                Map.entry("http.trusted-proxies", "proxy.example"),
                Map.entry("http.trusted-proxies", "10.0.0.0/33"),
                Map.entry("http.trusted-proxies", "1.2.3.4.5"),
                Map.entry("limits.searches-per-minute", "-1"))) {
            BadSettingException refused = assertThrows(
                    BadSettingException.class, () -> read(Map.of(wrong.getKey(), wrong.getValue())), wrong.toString());
            assertTrue(String.valueOf(refused.getMessage()).contains(wrong.getKey()), refused.getMessage());
        }
    }
}
