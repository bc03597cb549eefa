package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemoteRegistries;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the contracts of remote registries have in common: the subject, against a registry that is empty but for its
 * administrator {@code admin}.
 */
abstract class RemoteContract {
    static final PackageId ID = PackageId.parse("pdf-tools");
    static final SemanticVersion VERSION = SemanticVersion.parse("1.2.3");

    /** The subject. */
    protected abstract RemoteRegistries registries();

    /** Where the registry is. */
    protected abstract URI address();

    /** The administrator's password. */
    protected abstract String password();

    final RemoteRegistry registry() {
        return registries().registry(address(), TokenSource.NONE);
    }

    final RemoteAccounts accounts(TokenSource token) {
        return registries().accounts(address(), token);
    }

    final RemotePublishing publishing(TokenSource token) {
        return registries().publishing(address(), token);
    }

    /** The administrator's token. */
    final TokenSource admin() {
        return signedIn("admin", password());
    }

    final TokenSource signedIn(String name, String password) {
        return TokenSource.of(
                ok(accounts(TokenSource.NONE).login(name, password)).token());
    }

    /** Publishes a small bundle as the administrator. */
    final RemotePublishing.Published publish(Path folder, String id, String version) throws IOException {
        return ok(publishing(admin())
                .publish(PackageId.parse(id), SemanticVersion.parse(version), bundle(folder, id, version), sent -> {}));
    }

    static Path bundle(Path folder, String id, String version) throws IOException {
        return Files.write(folder.resolve("some.crewx"), SampleBundles.bundle(id, version));
    }

    static <T> T ok(Reply<T> reply) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> value;
            case Reply.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    static void refused(int status, String type, Reply<?> reply) {
        Reply.Refused<?> refused = assertInstanceOf(Reply.Refused.class, reply, reply::toString);
        assertEquals(status, refused.status());
        assertEquals(type, refused.type());
        assertFalse(refused.detail().isBlank());
    }
}
