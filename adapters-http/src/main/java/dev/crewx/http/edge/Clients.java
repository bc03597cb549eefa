package dev.crewx.http.edge;

import dev.crewx.http.HttpSettings;
import dev.crewx.http.exchange.Client;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells where requests come from; behind a proxy that is trusted, from what the proxy says. */
@Singleton
final class Clients {
    private static final Client NOWHERE = new Client("unknown", "unknown");
    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> proxies;

    Clients(HttpSettings settings) {
        this.proxies = settings.trustedProxies().stream().map(Clients::network).toList();
    }

    /** A network in CIDR notation, or a single address, that the settings were checked for. */
    private static IpSubnetFilterRule network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    /** What a connection from this address is, without what its requests say. */
    Client peer(SocketAddress remote) {
        return remote instanceof InetSocketAddress address && address.getAddress() != null
                ? client(address.getAddress())
                : NOWHERE;
    }

    /**
     * Where a request comes from: the nearest address on its way that is no trusted proxy.
     *
     * @param peer what {@link #peer} said of its connection
     */
    Client of(Client peer, SocketAddress remote, HttpHeaders headers) {
        if (proxies.isEmpty() || !(remote instanceof InetSocketAddress address) || !isTrusted(address)) {
            return peer;
        }
        String[] hops = String.join(",", headers.getAll("X-Forwarded-For")).split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            byte[] bytes = NetUtil.createByteArrayFromIpAddressString(hops[i].strip());
            if (bytes == null) {
                return peer;
            }
            InetAddress hop = address(bytes);
            if (i == 0 || !isTrusted(new InetSocketAddress(hop, 0))) {
                return client(hop);
            }
        }
        return peer;
    }

    private boolean isTrusted(InetSocketAddress address) {
        return proxies.stream().anyMatch(network -> network.matches(address));
    }

    private static Client client(InetAddress address) {
        String text = address.getHostAddress();
        byte[] bytes = address.getAddress();
        if (bytes.length <= NETWORK_BYTES) {
            return new Client(text, text);
        }
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return new Client(text, address(bytes).getHostAddress());
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + bytes.length + " bytes", e);
        }
    }
}
