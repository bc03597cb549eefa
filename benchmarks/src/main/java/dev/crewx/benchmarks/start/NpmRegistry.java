package dev.crewx.benchmarks.start;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** As much of an npm registry as npm and pnpm need to install from it, in memory. */
final class NpmRegistry implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> answers = new HashMap<>();

    NpmRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] answer = answers.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            exchange.sendResponseHeaders(answer.length > 0 ? 200 : 404, answer.length > 0 ? answer.length : -1);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Publishes version 1.0.0 of a package with these files. */
    void publish(String name, Map<String, String> files) throws IOException {
        byte[] bundle = bundle(name, files);
        answers.put("/" + name + "/-/" + name + "-1.0.0.tgz", bundle);
        String document = """
                {"name":"%1$s","dist-tags":{"latest":"1.0.0"},"versions":{"1.0.0":{"name":"%1$s","version":"1.0.0",\
                "dist":{"tarball":"%2$s%1$s/-/%1$s-1.0.0.tgz","integrity":"sha512-%3$s","shasum":"%4$s"}}}}""".formatted(
                        name,
                        address(),
                        Base64.getEncoder().encodeToString(digest("SHA-512", bundle)),
                        HexFormat.of().formatHex(digest("SHA-1", bundle)));
        answers.put("/" + name, document.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bundle(String name, Map<String, String> files) throws IOException {
        Map<String, String> all = new HashMap<>(files);
        all.put("package.json", "{\"name\":\"" + name + "\",\"version\":\"1.0.0\"}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (Map.Entry<String, String> file : all.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("package/" + file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
