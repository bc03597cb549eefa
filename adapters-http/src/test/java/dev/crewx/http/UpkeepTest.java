package dev.crewx.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TestJsonText;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UpkeepTest {
    @Test
    void downloadsReachTheSearchThoughNobodyAsksForTheirCount() throws IOException {
        try (TestRegistry registry = TestRegistry.start()) {
            String bundle =
                    new TestJsonText().compact(Manifests.of("pdf", "1.0.0").document());
            String path = "/packages/pdf/versions/1.0.0";
            try (RawClient client = registry.connect()) {
                String authorization = "Authorization: Bearer " + registry.token() + "\r\n";
                assertEquals(
                        201,
                        client.send("POST", path, "application/octet-stream", bundle, authorization)
                                .answer()
                                .status());
                assertEquals(200, client.get(path + "/download").answer().status());
                assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
                    while (!client.get("/packages/search?q=pdf").answer().text().contains("\"downloadCount\":1")) {
                        Thread.onSpinWait();
                    }
                });
            }
        }
    }
}
