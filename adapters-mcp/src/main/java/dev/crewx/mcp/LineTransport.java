package dev.crewx.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One message a line, over two streams. Beside the SDK's own transport it answers what came before the input ended, tells
 * a line that is no message instead of ending, lets a client cancel what it asked, and speaks every version of the
 * protocol that the SDK knows. Requests are worked on at once, each on a thread of its own.
 */
final class LineTransport implements McpServerTransportProvider, McpServerTransport {
    private static final String NO_MESSAGE =
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"The line is no message\"}}";

    private final McpJsonMapper json;
    private final InputStream in;
    private final OutputStream out;
    private final Map<Object, Thread> working = new ConcurrentHashMap<>();
    private @Nullable McpServerSession session;

    LineTransport(McpJsonMapper json, InputStream in, OutputStream out) {
        this.json = json;
        this.in = in;
        this.out = out;
    }

    @Override
    public List<String> protocolVersions() {
        return List.of(
                ProtocolVersions.MCP_2024_11_05,
                ProtocolVersions.MCP_2025_03_26,
                ProtocolVersions.MCP_2025_06_18,
                ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(this);
    }

    /** Reads and answers until the input ends. */
    void serve() {
        McpServerSession own = Objects.requireNonNull(session);
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    take(line, own);
                }
            }
            for (Thread thread : working.values()) {
                thread.join();
            }
        } catch (IOException e) {
            working.values().forEach(Thread::interrupt); // nobody is there any more
        } catch (InterruptedException e) {
            working.values().forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private void take(String line, McpServerSession own) {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, line);
        } catch (IOException | IllegalArgumentException e) {
            write(NO_MESSAGE);
            return;
        }
        switch (message) {
            case JSONRPCNotification notification
            when notification.method().equals("notifications/cancelled") -> cancel(notification);
            case JSONRPCRequest request
            when !request.method().equals(McpSchema.METHOD_INITIALIZE) -> work(request, own);
            default -> own.handle(message).block();
        }
    }

    private void work(JSONRPCRequest request, McpServerSession own) {
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                own.handle(request).block();
            } catch (UncheckedIOException e) {
                return; // nobody reads the answer
            } finally {
                working.remove(request.id());
            }
        });
        working.put(request.id(), thread);
        thread.start();
    }

    private void cancel(JSONRPCNotification notification) {
        if (notification.params() instanceof Map<?, ?> params && params.get("requestId") != null) {
            Thread thread = working.get(params.get("requestId"));
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> {
            try {
                write(json.writeValueAsString(message));
            } catch (IOException e) {
                throw new UncheckedIOException("A message cannot be written as JSON", e);
            }
        });
    }

    /** Jackson writes no line ends of its own, and spells out those in texts. */
    private synchronized void write(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The client does not read any more", e);
        }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return json.convertValue(data, type);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        McpServerSession own = session;
        return own == null ? Mono.empty() : own.sendNotification(method, params);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty(); // the streams are the caller's
    }

    @Override
    public void close() {
        // The streams are the caller's.
    }
}
