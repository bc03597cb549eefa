package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemotePublishing.Published;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link RemotePublishing} does. */
public abstract class RemotePublishingContract extends RemoteContract {
    @TempDir
    private Path folder;

    @Test
    void publishesABundleAndTakesTheSameAgainAsARetry() throws IOException {
        Path bundle = bundle(folder, ID.toString(), VERSION.toString());
        byte[] bytes = Files.readAllBytes(bundle);
        List<Long> sent = new ArrayList<>();
        RemotePublishing publishing = publishing(admin());
        Published published = ok(publishing.publish(ID, VERSION, bundle, sent::add));
        assertTrue(published.created());
        assertEquals(Digest.of(bytes), published.digest());
        assertEquals(bytes.length, published.sizeBytes());
        assertEquals(0L, sent.getFirst());
        assertEquals((long) bytes.length, sent.getLast());
        assertFalse(ok(publishing.publish(ID, VERSION, bundle, ignored -> {})).created());
        assertEquals(1, ok(registry().index(ID)).versions().size());
    }

    @Test
    void passesOnTheRefusalOfSomebodyUnknown() throws IOException {
        Path bundle = bundle(folder, ID.toString(), VERSION.toString());
        refused(401, "not-authenticated", publishing(TokenSource.NONE).publish(ID, VERSION, bundle, sent -> {}));
        refused(404, "package-not-found", registry().index(ID));
    }

    @Test
    void passesOnThatTheManifestSaysOtherwise() throws IOException {
        SemanticVersion other = SemanticVersion.parse("9.9.9");
        Path bundle = bundle(folder, ID.toString(), VERSION.toString());
        refused(422, "manifest-mismatch", publishing(admin()).publish(ID, other, bundle, sent -> {}));
        refused(404, "package-not-found", registry().index(ID));
    }

    @Test
    void passesOnWhatIsWrongWithABundle() throws IOException {
        Path file = Files.writeString(folder.resolve("no.crewx"), "no archive");
        Reply<Published> reply = publishing(admin()).publish(ID, VERSION, file, sent -> {});
        refused(422, "invalid-bundle", reply);
        assertFalse(((Reply.Refused<Published>) reply).errors().isEmpty());
        refused(404, "package-not-found", registry().index(ID));
    }
}
