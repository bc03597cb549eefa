package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.PackageDetails;
import dev.crewx.application.remote.spi.RemoteRegistry.Published;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link RemoteRegistry} does, against a registry that is empty but for its administrator. */
public abstract class RemoteRegistryContract {
    private static final PackageId ID = PackageId.parse("pdf-tools");
    private static final SemanticVersion VERSION = SemanticVersion.parse("1.2.3");

    /** The subject, as somebody whom the registry does not know. */
    protected abstract RemoteRegistry anonymous();

    /** The subject, as the administrator {@code admin}. */
    protected abstract RemoteRegistry administrator();

    /** The subject, pointed at a place where no registry is. */
    protected abstract RemoteRegistry unreachable();

    /** The administrator's password. */
    protected abstract String password();

    private static <T> T ok(Reply<T> reply) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> value;
            case Reply.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static void refused(int status, String type, Reply<?> reply) {
        Reply.Refused<?> refused = assertInstanceOf(Reply.Refused.class, reply, reply::toString);
        assertEquals(status, refused.status());
        assertEquals(type, refused.type());
        assertFalse(refused.detail().isBlank());
    }

    private static Path bundle(Path folder) throws IOException {
        Path file = folder.resolve("pdf-tools.crewx");
        Files.write(file, SampleBundles.bundle(ID.toString(), VERSION.toString()));
        return file;
    }

    @Test
    void signsInAndKnowsWhoAsks() {
        RemoteRegistry.Session session = ok(anonymous().login("admin", password()));
        assertEquals(new Username("admin"), session.user());
        assertFalse(session.token().isBlank());
        assertFalse(session.toString().contains(session.token()));
        assertEquals(new Username("admin"), ok(administrator().whoAmI()));
    }

    @Test
    void passesOnTheRefusalOfAWrongPassword() {
        refused(401, "bad-credentials", anonymous().login("admin", "wrong"));
        refused(401, "bad-credentials", anonymous().login("nobody", password()));
    }

    @Test
    void passesOnTheRefusalOfSomebodyUnknown(@TempDir Path folder) throws IOException {
        refused(401, "not-authenticated", anonymous().whoAmI());
        refused(401, "not-authenticated", anonymous().createUser("ada", "a long password"));
        assertInstanceOf(Reply.Refused.class, anonymous().publish(ID, VERSION, bundle(folder)));
        refused(404, "package-not-found", anonymous().index(ID));
    }

    @Test
    void makesAccounts() {
        assertEquals(new Username("ada"), ok(administrator().createUser("ada", "a long password")));
        refused(409, "name-taken", administrator().createUser("ada", "another password"));
        refused(422, "invalid-field", administrator().createUser("Ada!", "a long password"));
        refused(422, "invalid-field", administrator().createUser("bob", "short"));
    }

    @Test
    void publishesFindsAndDownloadsTheSameBytes(@TempDir Path folder) throws IOException {
        Path bundle = bundle(folder);
        byte[] bytes = Files.readAllBytes(bundle);
        Published published = ok(administrator().publish(ID, VERSION, bundle));
        assertTrue(published.created());
        assertEquals(Digest.of(bytes), published.digest());
        assertEquals(bytes.length, published.sizeBytes());
        assertFalse(ok(administrator().publish(ID, VERSION, bundle)).created());

        List<SearchItem> found = ok(anonymous().search(ID.name(), 5)).items();
        assertEquals(List.of(ID), found.stream().map(SearchItem::id).toList());
        IndexEntry index = ok(anonymous().index(ID));
        assertEquals(VERSION, index.versions().getFirst().version());
        assertEquals(Digest.of(bytes), index.versions().getFirst().digest());
        PackageDetails details = ok(anonymous().details(ID, Optional.of(VERSION)));
        assertEquals(VERSION, details.version());
        assertEquals(List.of("admin"), details.owners());

        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        assertEquals(bytes.length, ok(anonymous().download(ID, VERSION, sink)));
        assertArrayEquals(bytes, sink.toByteArray());
        assertEquals(1, ok(anonymous().details(ID, Optional.empty())).downloadCount());
    }

    @Test
    void passesOnThatSomethingIsNotThere(@TempDir Path folder) throws IOException {
        refused(404, "package-not-found", anonymous().details(ID, Optional.empty()));
        refused(404, "package-not-found", anonymous().download(ID, VERSION, new ByteArrayOutputStream()));
        ok(administrator().publish(ID, VERSION, bundle(folder)));
        SemanticVersion other = SemanticVersion.parse("9.9.9");
        refused(404, "version-not-found", anonymous().details(ID, Optional.of(other)));
        refused(404, "version-not-found", anonymous().download(ID, other, new ByteArrayOutputStream()));
        assertEquals(0, ok(anonymous().search("zebra crossing", 5)).total());
    }

    @Test
    void passesOnThatTheManifestSaysOtherwise(@TempDir Path folder) throws IOException {
        SemanticVersion other = SemanticVersion.parse("9.9.9");
        refused(422, "manifest-mismatch", administrator().publish(ID, other, bundle(folder)));
        refused(404, "package-not-found", anonymous().index(ID));
    }

    @Test
    void passesOnWhatIsWrongWithABundle(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("no.crewx");
        Files.writeString(file, "no archive");
        Reply<Published> reply = administrator().publish(ID, VERSION, file);
        refused(422, "invalid-bundle", reply);
        assertFalse(((Reply.Refused<Published>) reply).errors().isEmpty());
        refused(404, "package-not-found", anonymous().index(ID));
    }

    @Test
    void throwsWhenNoRegistryIsThere() {
        RemoteException fault =
                assertThrows(RemoteException.class, () -> unreachable().search("x", 1));
        assertTrue(String.valueOf(fault.getMessage()).contains("cannot be reached"));
    }
}
