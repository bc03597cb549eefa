package dev.crewx.registry.client;

import static dev.crewx.application.testkit.ScriptedServer.bytes;
import static dev.crewx.application.testkit.ScriptedServer.endless;
import static dev.crewx.application.testkit.ScriptedServer.part;
import static dev.crewx.application.testkit.ScriptedServer.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry.RemoteBundle;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.testkit.ScriptedServer;
import dev.crewx.application.testkit.ScriptedServer.Answer;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DownloadTest {
    private static final String OCTETS = "application/octet-stream";
    private static final byte[] CONTENT = content();
    private static final RemoteBundle BUNDLE = new RemoteBundle(
            PackageId.parse("@acme/pdf-tools"), SemanticVersion.parse("1.0.0"), Digest.of(CONTENT), CONTENT.length);
    private static final String TAG = "\"" + BUNDLE.digest() + "\"";

    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

    private static byte[] content() {
        byte[] content = new byte[100_000];
        new Random(7).nextBytes(content);
        return content;
    }

    private static byte[] slice(int from, int to) {
        return Arrays.copyOfRange(CONTENT, from, to);
    }

    /** The rest from somewhere, breaking off somewhere. */
    private static Answer rest(int from, int to) {
        return part(
                206,
                OCTETS,
                slice(from, to),
                CONTENT.length - from,
                "ETag: " + TAG,
                "Content-Range: bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
    }

    private static Answer firstPart(int to) {
        return part(200, OCTETS, slice(0, to), CONTENT.length, "ETag: " + TAG);
    }

    private static Answer whole() {
        return bytes(200, OCTETS, CONTENT, "ETag: " + TAG);
    }

    private Reply<Long> download(Client client, long from) throws IOException {
        return client.registry().download(BUNDLE, from, sink);
    }

    private String fault(ScriptedServer server) {
        return String.valueOf(assertThrows(RemoteException.class, () -> download(Client.of(server), 0))
                .getMessage());
    }

    @Test
    void writesTheBytesAsTheyAre() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(whole())) {
            assertEquals(new Reply.Ok<>(100_000L), download(Client.of(server), 0));
            assertArrayEquals(CONTENT, sink.toByteArray());
            assertEquals(List.of("GET /packages/%40acme%2Fpdf-tools/versions/1.0.0/download"), server.requests());
            assertEquals(Optional.empty(), server.seen().getFirst().header("range"));
        }
    }

    @Test
    void goesOnWhereItBrokeOff() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(firstPart(30_000), rest(30_000, 60_000), rest(60_000, 100_000))) {
            Client client = Client.of(server);
            assertEquals(new Reply.Ok<>(100_000L), download(client, 0));
            assertArrayEquals(CONTENT, sink.toByteArray());
            assertEquals(Optional.of("bytes=30000-"), server.seen().get(1).header("range"));
            assertEquals(Optional.of("bytes=60000-"), server.seen().get(2).header("range"));
            assertEquals(Optional.of(TAG), server.seen().get(2).header("if-range"));
            assertEquals(2, client.slept.size());
        }
    }

    @Test
    void neverGivesUpWhileSomethingComes() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(firstPart(5_000))) {
            for (int from = 5_000; from < 100_000; from += 5_000) {
                server.then(rest(from, from + 5_000));
            }
            assertEquals(new Reply.Ok<>(100_000L), download(Client.of(server), 0));
            assertArrayEquals(CONTENT, sink.toByteArray());
        }
    }

    @Test
    void givesUpWhenNothingMoreComes() {
        try (ScriptedServer server = ScriptedServer.answering(
                firstPart(30_000), rest(30_000, 30_000), rest(30_000, 30_000), rest(30_000, 30_000))) {
            String message = fault(server);
            assertTrue(message.contains("the connection broke off (GET"), message);
            assertEquals(30_000, sink.size());
        }
    }

    @Test
    void readsPastWhatItHasWhereTheRegistrySendsAllOfItAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(firstPart(30_000), whole())) {
            assertEquals(new Reply.Ok<>(100_000L), download(Client.of(server), 0));
            assertArrayEquals(CONTENT, sink.toByteArray());
        }
    }

    @Test
    void beginsWhereItIsTold() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(rest(99_000, 100_000), whole())) {
            assertEquals(new Reply.Ok<>(1_000L), download(Client.of(server), 99_000));
            assertEquals(new Reply.Ok<>(1_000L), download(Client.of(server), 99_000));
            assertArrayEquals(slice(99_000, 100_000), Arrays.copyOfRange(sink.toByteArray(), 0, 1_000));
            assertArrayEquals(slice(99_000, 100_000), Arrays.copyOfRange(sink.toByteArray(), 1_000, 2_000));
            assertEquals(Optional.of(TAG), server.seen().getFirst().header("if-range"));
            assertEquals(new Reply.Ok<>(0L), download(Client.of(server), 100_000));
            assertEquals(2, server.seen().size());
        }
    }

    @Test
    void stopsAtWhatTheIndexTells() {
        try (ScriptedServer server = ScriptedServer.answering(endless(OCTETS))) {
            assertTrue(fault(server).contains("sends more than the 100000 bytes"));
            assertTrue(sink.size() <= 100_000);
        }
        try (ScriptedServer server = ScriptedServer.answering(bytes(200, OCTETS, slice(0, 500)))) {
            assertTrue(fault(server).contains("sends other than the 100000 bytes"));
        }
        try (ScriptedServer server = ScriptedServer.answering(
                firstPart(30_000), part(206, OCTETS, slice(0, 10), 10, "Content-Range: bytes 40000-40009/100000"))) {
            assertTrue(fault(server).contains("another part"));
        }
    }

    @Test
    void passesOnARefusalAndWritesNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(problem(404, "version-not-found", "Not here."))) {
            assertEquals(
                    new Reply.Refused<>(404, "version-not-found", "Not here.", List.of()),
                    download(Client.of(server), 0));
            assertEquals(0, sink.size());
        }
    }

    @Test
    void doesNotTakeAFullDiskForABadNetwork() {
        IOException full = new IOException("No space left on device");
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw full;
            }
        };
        try (ScriptedServer server = ScriptedServer.answering(whole())) {
            Client client = Client.of(server);
            assertSame(
                    full,
                    assertThrows(IOException.class, () -> client.registry().download(BUNDLE, 0, disk)));
            assertEquals(List.of(), client.slept);
        }
    }
}
