package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.RemotePublishing.Published;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.PackageDetails;
import dev.crewx.application.remote.spi.RemoteRegistry.RemoteBundle;
import dev.crewx.application.remote.spi.RemoteRegistry.Search;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link RemoteRegistry} does. */
public abstract class RemoteRegistryContract extends RemoteContract {
    private static final SemanticVersion OTHER = SemanticVersion.parse("9.9.9");

    @TempDir
    private Path folder;

    private static RemoteBundle bundleOf(Published published) {
        return new RemoteBundle(published.id(), published.version(), published.digest(), published.sizeBytes());
    }

    @Test
    void findsWhatWasPublished() throws IOException {
        Published published = publish(folder, ID.toString(), VERSION.toString());
        Listing<SearchItem> found = ok(registry().search(Search.of(ID.name(), 5)));
        assertEquals(List.of(ID), found.items().stream().map(SearchItem::id).toList());
        assertEquals(1, found.total());
        assertEquals(
                List.of(ID),
                ok(registry().packages(0, 10)).items().stream()
                        .map(SearchItem::id)
                        .toList());
        assertEquals(0, ok(registry().search(Search.of("zebra crossing", 5))).total());

        IndexedVersion indexed = ok(registry().index(ID)).versions().getFirst();
        assertEquals(VERSION, indexed.version());
        assertEquals(published.digest(), indexed.digest());
        assertEquals(published.sizeBytes(), indexed.sizeBytes());
        assertEquals(
                List.of(VERSION),
                ok(registry().versions(ID)).stream().map(v -> v.version()).toList());

        PackageDetails details = ok(registry().details(ID, Optional.empty()));
        assertEquals(VERSION, details.version());
        assertEquals(List.of("admin"), details.owners());
        assertEquals(published.digest(), details.digest());
        assertEquals(details, ok(registry().details(ID, Optional.of(VERSION.toString()))));
        assertEquals(details, ok(registry().details(ID, Optional.of("latest"))));
    }

    @Test
    void downloadsTheSameBytesWholeOrFromSomewhere() throws IOException {
        Published published = publish(folder, ID.toString(), VERSION.toString());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        assertEquals(published.sizeBytes(), ok(registry().download(bundleOf(published), 0, whole)));
        assertEquals(published.digest(), Digest.of(whole.toByteArray()));
        assertEquals(1, ok(registry().details(ID, Optional.empty())).downloadCount());

        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        assertEquals(published.sizeBytes() - 100, ok(registry().download(bundleOf(published), 100, rest)));
        assertArrayEquals(
                Arrays.copyOfRange(whole.toByteArray(), 100, (int) published.sizeBytes()), rest.toByteArray());
        assertEquals(
                0L,
                ok(registry().download(bundleOf(published), published.sizeBytes(), OutputStream.nullOutputStream())));
    }

    @Test
    void throwsWhatTheSinkThrowsAndNothingElse() throws IOException {
        Published published = publish(folder, ID.toString(), VERSION.toString());
        IOException full = new IOException("the disk is full");
        OutputStream sink = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw full;
            }
        };
        assertSame(full, assertThrows(IOException.class, () -> registry().download(bundleOf(published), 0, sink)));
    }

    @Test
    void passesOnThatSomethingIsNotThere() throws IOException {
        Published none = new Published(ID, VERSION, Digest.of(new byte[0]), 1, Instant.EPOCH, true, List.of());
        refused(404, "package-not-found", registry().details(ID, Optional.empty()));
        refused(404, "package-not-found", registry().index(ID));
        refused(404, "package-not-found", registry().versions(ID));
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        refused(404, "package-not-found", registry().download(bundleOf(none), 0, sink));
        Published published = publish(folder, ID.toString(), VERSION.toString());
        refused(404, "version-not-found", registry().details(ID, Optional.of(OTHER.toString())));
        refused(
                404,
                "version-not-found",
                registry().download(new RemoteBundle(ID, OTHER, published.digest(), published.sizeBytes()), 0, sink));
        assertEquals(0, sink.size());
    }

    @Test
    void tellsWhereItIs() {
        assertTrue(address().toString().startsWith(registry().address().toString()));
    }
}
