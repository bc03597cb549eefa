package dev.crewx.application.remote;

import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemoteRegistries;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.TokenSource;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Registries that only see who asks with what, and give new sessions for refresh tokens. */
final class SeenRegistries implements RemoteRegistries {
    final List<String> refreshed = new ArrayList<>();
    private TokenSource last = TokenSource.NONE;
    private Reply<RemoteAccounts.Session> session = new Reply.Refused<>(401, "bad-refresh-token", "No.", List.of());

    /** What the last registry that was connected is shown. */
    Optional<String> shown() {
        return last.token();
    }

    /** What the next refresh gives. */
    void answer(Reply<RemoteAccounts.Session> reply) {
        session = reply;
    }

    @Override
    public RemoteRegistry registry(URI address, TokenSource token) {
        last = token;
        return silent(RemoteRegistry.class);
    }

    @Override
    public RemotePublishing publishing(URI address, TokenSource token) {
        return silent(RemotePublishing.class);
    }

    @Override
    public RemoteAccounts accounts(URI address, TokenSource token) {
        return port(RemoteAccounts.class, (method, arguments) -> {
            if (!method.equals("refresh")) {
                throw new AssertionError("Nobody should ask: " + method);
            }
            refreshed.add((String) arguments[0]);
            return session;
        });
    }

    private static <T> T silent(Class<T> port) {
        return port(port, (method, arguments) -> {
            throw new AssertionError("Nobody should ask: " + method);
        });
    }

    private static <T> T port(Class<T> port, BiFunction<String, Object[], Object> answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
    }
}
