package dev.crewx.http.packages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.http.RawClient;
import dev.crewx.http.RequestLogging;
import dev.crewx.http.TestRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Downloads over a real port, in whatever form the store hands them on, on the fast way and on the long one. */
@ParameterizedClass
@EnumSource(OtherForms.Form.class)
final class DownloadTest {
    private static final String SMALL = "0123456789";
    private static final String LARGE = "large ".repeat(1 << 18);
    private static final String PATH = "/packages/small/versions/1.0.0/download";

    /** What differs from answer to answer, whoever gives it. */
    private static final List<String> OF_THE_MOMENT = List.of("x-request-id", "date");

    @TempDir
    static Path folder;

    private static ByteArrayOutputStream log;
    private static TestRegistry registry;
    private static String token;

    @Parameter
    private OtherForms.Form form;

    private RawClient client;

    @BeforeParameterizedClassInvocation
    static void start(OtherForms.Form form) throws IOException {
        log = new ByteArrayOutputStream();
        Storage storage = new OtherForms(TinyStorageProvider.storage(), form, folder);
        store(storage, "small", "1.0.0", SMALL);
        store(storage, "small", "1.1.0", SMALL + SMALL);
        store(storage, "@scope/large", "1.0.0", LARGE);
        registry = TestRegistry.start(storage, new RequestLogging(log, true));
        token = "Authorization: Bearer " + registry.token() + "\r\n";
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        registry.close();
    }

    @BeforeEach
    void connect() throws IOException {
        client = registry.connect();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    private static void store(Storage storage, String id, String version, String bundle) throws IOException {
        try (BlobStore.Upload upload = storage.blobs().begin()) {
            upload.sink().write(bundle.getBytes(StandardCharsets.UTF_8));
            upload.commit();
        }
        PublishedVersion published = Versions.published(Manifests.of(id, version), "ada", bundle);
        long revision = storage.packages()
                .find(published.manifest().id())
                .map(CatalogEntry::revision)
                .orElse(CatalogEntry.ABSENT);
        assertTrue(storage.packages()
                .commit(published.manifest().id(), revision, new CatalogChange.VersionPublished(published))
                .isPresent());
    }

    private RawClient.Answer ask(String method, String path, String... headers) throws IOException {
        client.send(method + " " + path + " HTTP/1.1\r\nHost: test\r\n" + String.join("", headers) + "\r\n");
        return method.equals("HEAD") ? client.answerWithoutBody() : client.answer();
    }

    /** The answer to somebody, which is the same as that to somebody known, who goes the long way. */
    private RawClient.Answer get(String path, String... headers) throws IOException {
        RawClient.Answer fast = ask("GET", path, headers);
        RawClient.Answer slow = ask("GET", path, String.join("", headers), token);
        assertEquals(slow.status(), fast.status());
        assertEquals(lasting(slow), lasting(fast));
        if (fast.status() < 400) {
            assertArrayEquals(slow.body(), fast.body());
        }
        return fast;
    }

    private static Map<String, String> lasting(RawClient.Answer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        OF_THE_MOMENT.forEach(headers::remove);
        return headers;
    }

    private int downloads(String id) throws IOException {
        return Integer.parseInt(
                ask("GET", "/packages/" + id).text().replaceFirst("(?s).*\"downloadCount\":([0-9]+).*", "$1"));
    }

    /** Waits for lines of the log in which this stands. */
    private List<String> logged(String part, int count) throws InterruptedException {
        List<String> lines = List.of();
        for (int i = 0; i < 2_000 && lines.size() < count; i++) {
            lines = log.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(part))
                    .toList();
            Thread.sleep(lines.size() < count ? 10 : 0);
        }
        return lines;
    }

    @Test
    void theWholeBundleComesWithAllThereIsToSayOfIt() throws IOException {
        RawClient.Answer answer = get(PATH);
        assertEquals(200, answer.status());
        assertEquals(SMALL, answer.text());
        String digest = answer.header("x-package-checksum");
        assertTrue(digest.matches("sha256:[0-9a-f]{64}"), digest);
        assertEquals("\"" + digest + "\"", answer.header("etag"));
        assertEquals("10", answer.header("content-length"));
        assertEquals("application/octet-stream", answer.header("content-type"));
        assertEquals("bytes", answer.header("accept-ranges"));
        assertEquals("attachment; filename=\"small-1.0.0.crewx\"", answer.header("content-disposition"));
        assertEquals("small", answer.header("x-package-id"));
        assertEquals("1.0.0", answer.header("x-package-version"));
        assertEquals("public, max-age=31536000, immutable", answer.header("cache-control"));
        String representation = answer.header("repr-digest");
        assertTrue(representation.startsWith("sha-256=:") && representation.endsWith(":"), representation);
        assertEquals(32, Base64.getDecoder().decode(representation.substring(9, representation.length() - 1)).length);
    }

    @Test
    void whatMayBeAnotherVersionTomorrowIsNotKeptForLong() throws IOException {
        for (String selector : List.of("latest", "1.x", "%5E1.0.0")) {
            RawClient.Answer answer = get("/packages/small/versions/" + selector + "/download");
            assertEquals(SMALL + SMALL, answer.text());
            assertEquals("1.1.0", answer.header("x-package-version"));
            assertEquals("public, max-age=60", answer.header("cache-control"));
        }
    }

    @Test
    void aScopedPackageIsOneSegmentHoweverItIsEncoded() throws IOException {
        for (String id : List.of("@scope%2Flarge", "%40scope%2flarge")) {
            RawClient.Answer answer = get("/packages/" + id + "/versions/1.0.0/download");
            assertEquals(200, answer.status());
            assertEquals(LARGE, answer.text());
            assertEquals("@scope/large", answer.header("x-package-id"));
        }
    }

    @Test
    void whoHasItIsToldSo() throws IOException {
        String etag = get(PATH).header("etag");
        for (String tags : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            RawClient.Answer answer = get(PATH, "If-None-Match: " + tags + "\r\n");
            assertEquals(304, answer.status());
            assertEquals(etag, answer.header("etag"));
            assertEquals("public, max-age=31536000, immutable", answer.header("cache-control"));
        }
        assertEquals(200, get(PATH, "If-None-Match: \"other\"\r\n").status());
    }

    @Test
    void aPartIsToBeHad() throws IOException {
        Map<String, String> parts = Map.of(
                "bytes=0-3", "0123", "bytes=4-", "456789", "bytes=-3", "789", "bytes=8-99", "89", "bytes=-99", SMALL);
        for (var part : parts.entrySet()) {
            RawClient.Answer answer = get(PATH, "Range: " + part.getKey() + "\r\n");
            assertEquals(206, answer.status(), part.getKey());
            assertEquals(part.getValue(), answer.text());
            int from = SMALL.indexOf(part.getValue());
            assertEquals(
                    "bytes " + from + "-" + (from + part.getValue().length() - 1) + "/10",
                    answer.header("content-range"));
        }
        String path = "/packages/@scope%2Flarge/versions/1.0.0/download";
        assertEquals(
                LARGE.substring(100_000, 900_001),
                get(path, "Range: bytes=100000-900000\r\n").text());
    }

    @Test
    void aPartThatIsNotThereIsRefused() throws IOException {
        for (String range : List.of("bytes=10-", "bytes=10-20", "bytes=-0")) {
            RawClient.Answer answer = get(PATH, "Range: " + range + "\r\n");
            assertEquals(416, answer.status(), range);
            assertEquals("bytes */10", answer.header("content-range"));
            assertTrue(answer.text().contains("/problems/range-not-satisfiable"), answer.text());
        }
    }

    @Test
    void aRangeThatIsNoneOrSeveralGetsAll() throws IOException {
        for (String range : List.of("bytes=5-2", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=-", "bytes")) {
            RawClient.Answer answer = get(PATH, "Range: " + range + "\r\n");
            assertEquals(200, answer.status(), range);
            assertEquals(SMALL, answer.text());
        }
        String etag = get(PATH).header("etag");
        assertEquals(
                206,
                get(PATH, "Range: bytes=0-1\r\n", "If-Range: " + etag + "\r\n").status());
        assertEquals(
                200,
                get(PATH, "Range: bytes=0-1\r\n", "If-Range: \"other\"\r\n").status());
        assertEquals(
                200,
                get(PATH, "Range: bytes=0-1\r\n", "If-Range: W/" + etag + "\r\n")
                        .status());
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        assertEquals(404, get("/packages/none/versions/1.0.0/download").status());
        assertEquals(404, get("/packages/small/versions/2.0.0/download").status());
        assertEquals(404, get("/packages/small/versions/next/download").status());
        assertEquals(400, get("/packages/Small/versions/1.0.0/download").status());
    }

    @Test
    void onlyWholeDownloadsCount() throws IOException {
        int before = downloads("small");
        String etag = ask("HEAD", PATH).header("etag");
        assertEquals("10", ask("HEAD", PATH).header("content-length"));
        ask("GET", PATH, "If-None-Match: " + etag + "\r\n");
        ask("GET", PATH, "Range: bytes=0-3\r\n");
        ask("HEAD", PATH, token);
        assertEquals(before, downloads("small"));
        ask("GET", PATH);
        assertEquals(before + 1, downloads("small"));
        ask("GET", PATH, token);
        ask("GET", "/packages/small/versions/latest/download");
        assertEquals(before + 3, downloads("small"));
    }

    @Test
    void aDownloadThatIsBrokenOffDoesNotCount() throws Exception {
        int before = downloads("@scope%2Flarge");
        String get = "GET /packages/@scope%2Flarge/versions/1.0.0/download HTTP/1.1\r\nHost: test\r\nX-Request-Id: ";
        try (RawClient impatient = registry.connect()) {
            impatient.send(get + "broken\r\n\r\n").head();
        }
        String line = logged("\"request_id\":\"broken\"", 1).getFirst();
        // All of it may have been on its way already, when the client went.
        boolean whole = !line.contains("broken_off");
        assertEquals(before + (whole ? 1 : 0), downloads("@scope%2Flarge"));
    }

    @Test
    void theLogTellsBothWaysAlike() throws Exception {
        for (String path : List.of(PATH, "/index/small")) {
            String request = "X-Request-Id: alike" + path.length() + "\r\n";
            get(path, request);
            List<String> lines = logged("\"request_id\":\"alike" + path.length() + "\"", 2).stream()
                    .map(line -> line.replaceAll("\"(time|duration_ms|account)\":(\"[^\"]*\"|[0-9.]+)", "$1"))
                    .toList();
            assertEquals(2, lines.size(), lines.toString());
            assertEquals(lines.getFirst(), lines.getLast());
            assertTrue(lines.getFirst().contains("\"status\":200"), lines.getFirst());
        }
    }

    @Test
    void documentsHaveTagsAndSayWhenTheyAreKnown() throws IOException {
        for (String path : List.of(
                "/index/small",
                "/index/@scope%2Flarge",
                "/packages/small",
                "/packages/small/versions",
                "/packages/small/versions/1.0.0")) {
            RawClient.Answer answer = get(path);
            assertEquals(200, answer.status());
            assertEquals("no-cache", answer.header("cache-control"));
            assertEquals("accept-encoding", answer.header("vary").toLowerCase(Locale.ROOT));
            assertTrue(answer.header("etag").startsWith("W/\""), answer.header("etag"));
            RawClient.Answer known = get(path, "If-None-Match: " + answer.header("etag") + "\r\n");
            assertEquals(304, known.status());
            assertEquals(answer.header("etag"), known.header("etag"));
        }
    }

    @Test
    void aChangeIsSeenAtOnce() throws IOException {
        String index = get("/index/small").header("etag");
        String info = get("/packages/small").header("etag");
        ask("GET", PATH);
        assertEquals(index, get("/index/small").header("etag"));
        RawClient.Answer counted = get("/packages/small", "If-None-Match: " + info + "\r\n");
        assertEquals(200, counted.status());
        store(registry.storage(), "small", "0.1.0", "old");
        RawClient.Answer changed = get("/index/small", "If-None-Match: " + index + "\r\n");
        assertEquals(200, changed.status());
        assertTrue(changed.text().contains("\"version\":\"0.1.0\""), changed.text());
    }

    @Test
    void whoTakesNoJsonIsToldOnBothWays() throws IOException {
        assertEquals(406, get("/index/small", "Accept: image/png\r\n").status());
        assertEquals(
                200,
                get("/index/small", "Accept: application/json;q=0.9, image/png\r\n")
                        .status());
        assertEquals(200, get(PATH, "Accept: application/octet-stream\r\n").status());
    }

    @Test
    void whoSendsRequestsAheadGetsAllAnswersInOrder() throws IOException {
        StringBuilder all = new StringBuilder();
        List<String> paths =
                List.of("/index/small", PATH, "/nowhere", "/packages/@scope%2Flarge/versions/1.0.0/download");
        for (int i = 0; i < 40; i++) {
            all.append("GET " + paths.get(i % 4) + " HTTP/1.1\r\nHost: test\r\nX-Request-Id: " + i + "\r\n"
                    + (i % 3 == 0 ? token : "") + "\r\n");
        }
        client.send(all.toString());
        for (int i = 0; i < 40; i++) {
            RawClient.Answer answer = client.answer();
            assertEquals(String.valueOf(i), answer.header("x-request-id"));
            assertEquals(i % 4 == 2 ? 404 : 200, answer.status());
        }
    }
}
