package dev.crewx.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.http.HttpSettingTexts;
import dev.crewx.http.HttpSettings;
import dev.crewx.http.exchange.Client;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClientsTest {

    private static Client of(String trusted, String peer, String... forwarded) {
        Clients clients =
                new Clients(HttpSettingTexts.read(Map.of("http.trusted-proxies", trusted), HttpSettings.Rates.NONE));
        InetSocketAddress remote = new InetSocketAddress(peer, 1234);
        HttpHeaders headers = new DefaultHttpHeaders();
        for (String each : forwarded) {
            headers.add("X-Forwarded-For", each);
        }
        return clients.of(clients.peer(remote), remote, headers);
    }

    @Test
    void aStrangersWordIsNotTaken() {
        assertEquals(new Client("192.0.2.1", "192.0.2.1"), of("", "192.0.2.1", "198.51.100.7"));
        assertEquals("192.0.2.1", of("10.0.0.0/8", "192.0.2.1", "198.51.100.7").address());
    }

    @Test
    void aTrustedProxysWordIs() {
        assertEquals(
                "198.51.100.7", of("10.0.0.0/8", "10.1.2.3", "198.51.100.7").address());
        assertEquals(
                "198.51.100.7",
                of("10.1.2.3", "10.1.2.3", "203.0.113.9, 198.51.100.7").address());
        assertEquals(
                "198.51.100.7",
                of("10.0.0.0/8", "10.1.2.3", "198.51.100.7", "10.9.9.9").address());
        assertEquals("10.9.9.9", of("10.0.0.0/8", "10.1.2.3", "10.9.9.9").address());
    }

    @Test
    void whatIsNoAddressCountsForNothing() {
        assertEquals("10.1.2.3", of("10.0.0.0/8", "10.1.2.3").address());
        assertEquals(
                "10.1.2.3",
                of("10.0.0.0/8", "10.1.2.3", "198.51.100.7, unknown").address());
    }

    @Test
    void anIpv6ClientIsItsNetwork() {
        Client client = of("", "2001:db8:1:2:3:4:5:6");
        assertEquals("2001:db8:1:2:3:4:5:6", client.address());
        assertEquals("2001:db8:1:2:0:0:0:0", client.network());
    }
}
