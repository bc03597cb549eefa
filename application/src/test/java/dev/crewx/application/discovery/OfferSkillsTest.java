package dev.crewx.application.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.application.testkit.TinyArchives;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.catalog.SkillSummary;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.Visibility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OfferSkillsTest {
    private static final String WHAT = "What it does";

    private final Storage storage = TinyStorageProvider.storage();
    private int packed;
    private final OfferSkills offerSkills = new OfferSkills(
            storage,
            new SkillPacking(
                    new BundleInspector(new TinyArchives(), new TestJsonText(), new TinyArchives()),
                    this::write,
                    BundleLimits.DEFAULT));

    private ArchiveWriter.Written write(OutputStream out, List<ArchiveItem> items, long modifiedSeconds) {
        packed++;
        String text = items.stream().map(ArchiveItem::path).collect(Collectors.joining(" "))
                + items.getFirst().size();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArchiveWriter.Written(Digest.of(bytes), bytes.length);
    }

    @Test
    void offersNothingWhereNothingIsPublished() {
        assertEquals(new OfferSkills.Offer(List.of(), 0), offerSkills.offer());
    }

    @Test
    void offersASkillByItsOwnNameWithTheDigestOfItsArchive() {
        publish("pdf", "1.0.0", "read-pdf", WHAT, Visibility.PUBLIC);
        OfferedSkill skill = offerSkills.offer().skills().getFirst();
        assertEquals("read-pdf", skill.name());
        assertEquals("main-1.0.0.tar.gz", skill.file());
        SkillArchive archive =
                offerSkills.archive(PackageId.parse("pdf"), skill.file()).orElseThrow();
        assertEquals(skill.digest(), archive.digest());
        byte[] bytes = new byte[archive.bytes().remaining()];
        archive.bytes().get(bytes);
        assertEquals(skill.digest(), Digest.of(bytes));
        assertTrue(new String(bytes, StandardCharsets.UTF_8).startsWith("SKILL.md"), "and no manifest.json");
    }

    @Test
    void packsASkillOnceHoweverOftenItIsAskedFor() {
        publish("pdf", "1.0.0", "read-pdf", WHAT, Visibility.PUBLIC);
        offerSkills.offer();
        offerSkills.offer();
        offerSkills.archive(PackageId.parse("pdf"), "main-1.0.0.tar.gz");
        assertEquals(1, packed);
    }

    @Test
    void tellsSkillsOfOneNameApartByTheirPackages() {
        publish("pdf", "1.0.0", "read", WHAT, Visibility.PUBLIC);
        publish("@acme/docs-tools", "1.0.0", "read", WHAT, Visibility.PUBLIC);
        publish("other", "1.0.0", "write", WHAT, Visibility.PUBLIC);
        assertEquals(List.of("acme-docs-tools-read", "pdf-read", "write"), names());
    }

    @Test
    void cutsLongNamesAndEndsThemWithTheDigest() {
        String skill = "a".repeat(61);
        publish("pdf", "1.0.0", skill, WHAT, Visibility.PUBLIC);
        publish("doc", "1.0.0", skill, WHAT, Visibility.PUBLIC);
        for (OfferedSkill offered : offerSkills.offer().skills()) {
            String hex = offered.digest().hex().substring(0, 8);
            assertEquals(offered.packageId() + "-" + "a".repeat(51) + "-" + hex, offered.name());
            assertEquals(64, offered.name().length());
        }
    }

    @Test
    void leavesOutAndCountsWhatTheStandardDoesNotTake() {
        publish("a", "1.0.0", "Not A Name", WHAT, Visibility.PUBLIC);
        publish("b", "1.0.0", "no-description", " ", Visibility.PUBLIC);
        publish("c", "1.0.0", "long-description", "x".repeat(1025), Visibility.PUBLIC);
        publish("d", "1.0.0", "fine", "x".repeat(1024), Visibility.PUBLIC);
        assertEquals(List.of("fine"), names());
        assertEquals(3, offerSkills.offer().leftOut());
    }

    @Test
    void offersPublicSkillsOfLatestVersionsThatAreNotYanked() {
        publish("a", "1.0.0", "old", WHAT, Visibility.PUBLIC);
        publish("a", "1.1.0", "new", WHAT, Visibility.PUBLIC);
        publish("b", "1.0.0", "hidden", WHAT, Visibility.INTERNAL);
        PublishedVersion yanked = publish("c", "1.0.0", "yanked", WHAT, Visibility.PUBLIC);
        commit(
                "c",
                new CatalogChange.VersionMarked(
                        yanked.version(), yanked.marks().withYanked(true), Versions.PUBLISHED_AT));
        assertEquals(List.of("new"), names());
        assertEquals(0, offerSkills.offer().leftOut());
        assertTrue(
                offerSkills.archive(PackageId.parse("a"), "main-1.0.0.tar.gz").isPresent(),
                "who has the address of an older one still gets it");
        assertTrue(
                offerSkills.archive(PackageId.parse("b"), "main-1.0.0.tar.gz").isEmpty());
    }

    @Test
    void hasNoArchiveOfWhatIsNotThere() {
        publish("a", "1.0.0", "old", WHAT, Visibility.PUBLIC);
        for (String file :
                List.of("main-1.0.1.tar.gz", "main-1.0.0.zip", "other-1.0.0.tar.gz", "", "../main-1.0.0.tar.gz")) {
            assertTrue(offerSkills.archive(PackageId.parse("a"), file).isEmpty(), file);
        }
        assertTrue(offerSkills
                .archive(PackageId.parse("nosuch"), "main-1.0.0.tar.gz")
                .isEmpty());
    }

    private List<String> names() {
        return offerSkills.offer().skills().stream().map(OfferedSkill::name).toList();
    }

    private PublishedVersion publish(
            String id, String version, String skill, String description, Visibility visibility) {
        Manifests manifest = Manifests.of(id, version);
        String bundle = new TestJsonText().compact(manifest.document());
        try (BlobStore.Upload upload = storage.blobs().begin()) {
            upload.sink().write(bundle.getBytes(StandardCharsets.UTF_8));
            upload.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PublishedVersion plain = Versions.published(manifest, "ann", bundle);
        PublishedVersion published = new PublishedVersion(
                plain.manifest(),
                plain.digest(),
                plain.sizeBytes(),
                plain.unpackedBytes(),
                List.of(new SkillSummary("main", skill, description, visibility)),
                plain.readme(),
                plain.findings(),
                plain.publisher(),
                plain.publishedAt(),
                plain.marks());
        commit(id, new CatalogChange.VersionPublished(published));
        return published;
    }

    private void commit(String text, CatalogChange change) {
        PackageId id = PackageId.parse(text);
        long revision = storage.packages().find(id).map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
        assertTrue(storage.packages().commit(id, revision, change).isPresent());
    }
}
