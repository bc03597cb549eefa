package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.SourceFolders;
import dev.crewx.application.bundle.spi.SourceFolders.LeftOut;
import dev.crewx.application.bundle.spi.SourceFolders.Reason;
import dev.crewx.application.bundle.spi.SourceFolders.Scan;
import dev.crewx.application.bundle.spi.SourceFolders.SourceFile;
import dev.crewx.domain.manifest.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link SourceFolders} does. */
public abstract class SourceFoldersContract {
    @TempDir
    private Path temp;

    private Folders folder;

    /** The source folders under test. */
    protected abstract SourceFolders sources();

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new Folders(Files.createDirectory(temp.resolve("my-pack")));
    }

    private Scan.Scanned scanned(BundleLimits limits) {
        Scan scan = sources().scan(folder.root(), limits);
        return assertInstanceOf(Scan.Scanned.class, scan, scan::toString);
    }

    private Scan.Scanned scanned() {
        return scanned(BundleLimits.DEFAULT);
    }

    private static List<String> paths(Scan.Scanned scan) {
        return scan.files().stream().map(SourceFile::path).toList();
    }

    private void assertRefused(String code, String says, BundleLimits limits) {
        Scan scan = sources().scan(folder.root(), limits);
        List<Finding> findings =
                assertInstanceOf(Scan.Refused.class, scan, scan::toString).findings();
        assertTrue(
                findings.stream()
                        .anyMatch(f -> f.isError()
                                && f.code().equals(code)
                                && f.message().contains(says)),
                findings::toString);
    }

    private void assertRefused(String code, String says) {
        assertRefused(code, says, BundleLimits.DEFAULT);
    }

    private static String text(SourceFile file) throws IOException {
        try (InputStream in = file.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        assertEquals(new Scan.Absent(), sources().scan(temp.resolve("nowhere"), BundleLimits.DEFAULT));
        folder.file("file", "");
        assertEquals(new Scan.Absent(), sources().scan(folder.root().resolve("file"), BundleLimits.DEFAULT));
    }

    @Test
    void anEmptyFolderHasItsNameAndNothingElse() {
        assertEquals(new Scan.Scanned("my-pack", List.of(), List.of(), Optional.empty()), scanned());
    }

    @Test
    void listsFilesByPathWhateverOrderTheyWereMadeIn() {
        folder.file("a/b", "")
                .file("Z", "")
                .file("기술/메모.md", "")
                .file("a-b", "")
                .file("a.md", "")
                .file("a/a/a", "");
        assertEquals(List.of("Z", "a-b", "a.md", "a/a/a", "a/b", "기술/메모.md"), paths(scanned()));
    }

    @Test
    void tellsSizeContentAndWhatIsExecutable() throws IOException {
        folder.file("read", "기").file("run", "#!/bin/sh\n");
        assertTrue(folder.root().resolve("run").toFile().setExecutable(true));
        List<SourceFile> files = scanned().files();
        SourceFile read = files.get(0);
        assertEquals(List.of(3L, 10L), files.stream().map(SourceFile::size).toList());
        assertEquals(
                List.of(false, true), files.stream().map(SourceFile::executable).toList());
        assertEquals("기", text(read));
        assertEquals("기", text(read), "a fresh stream at each call");
    }

    @Test
    void secretsAndWhatNobodyWantsStayOut() {
        folder.file("SKILL.md", "")
                .file(".env", "TOKEN=1")
                .file(".env.production", "TOKEN=1")
                .file(".env.example", "TOKEN=")
                .file("certs/server.pem", "-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\n")
                .file("certs/public.pem", "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n")
                .file("notes.md", "A key looks so:\n-----BEGIN RSA PRIVATE KEY-----\n")
                .file(".ssh/id_ed25519", "x")
                .file("node_modules/x/index.js", "")
                .file("pkg/__pycache__/a.pyc", "")
                .file(".git/HEAD", "ref: x")
                .file(".DS_Store", "")
                .file("old-1.0.0.crewx", "");
        Scan.Scanned scan = scanned();
        assertEquals(List.of(".env.example", "SKILL.md", "certs/public.pem", "notes.md"), paths(scan));
        assertEquals(
                List.of(
                        new LeftOut(".DS_Store", Reason.NEVER_WANTED),
                        new LeftOut(".env", Reason.SECRET),
                        new LeftOut(".env.production", Reason.SECRET),
                        new LeftOut(".git/", Reason.NEVER_WANTED),
                        new LeftOut(".ssh/id_ed25519", Reason.SECRET),
                        new LeftOut("certs/server.pem", Reason.SECRET),
                        new LeftOut("node_modules/", Reason.NEVER_WANTED),
                        new LeftOut("old-1.0.0.crewx", Reason.NEVER_WANTED),
                        new LeftOut("pkg/__pycache__/", Reason.NEVER_WANTED)),
                scan.leftOut());
    }

    @Test
    void noIgnoreFileBringsBackWhatAlwaysStaysOut() {
        folder.file(".crewxignore", "!.env\n!node_modules\n")
                .file(".env", "T=1")
                .file("sub/node_modules/x", "");
        assertEquals(List.of(".crewxignore"), paths(scanned()));
    }

    @Test
    void crewxignoreCountsInsteadOfGitignore() throws IOException {
        folder.file(".gitignore", "keep.log\n")
                .file(".crewxignore", "# mine\n*.tmp\n!keep.tmp\n/data/\nlogs/**/*.txt\n")
                .file("keep.log", "")
                .file("x.tmp", "")
                .file("keep.tmp", "")
                .file("data/big", "")
                .file("sub/data/small", "")
                .file("logs/a/b/c.txt", "")
                .file("logs/a/b/c.md", "")
                .file("sub/.gitignore", "*.bak\n")
                .file("sub/a.bak", "");
        Scan.Scanned scan = scanned();
        assertEquals(
                List.of(
                        ".crewxignore",
                        ".gitignore",
                        "keep.log",
                        "keep.tmp",
                        "logs/a/b/c.md",
                        "sub/.gitignore",
                        "sub/data/small"),
                paths(scan));
        assertEquals(
                List.of(
                        new LeftOut("data/", Reason.IGNORED),
                        new LeftOut("logs/a/b/c.txt", Reason.IGNORED),
                        new LeftOut("sub/a.bak", Reason.IGNORED),
                        new LeftOut("x.tmp", Reason.IGNORED)),
                scan.leftOut());
        Files.delete(folder.root().resolve(".crewxignore"));
        assertTrue(scanned().leftOut().contains(new LeftOut("keep.log", Reason.IGNORED)));
    }

    @Test
    void linksToWhatLiesInsideAreFollowed() throws IOException {
        folder.file("AGENTS.md", "agents")
                .link("CLAUDE.md", "AGENTS.md")
                .file("shared/x", "x")
                .link("copy", "shared");
        Scan.Scanned scan = scanned();
        assertEquals(List.of("AGENTS.md", "CLAUDE.md", "copy/x", "shared/x"), paths(scan));
        assertEquals("agents", text(scan.files().get(1)));
        assertEquals(6, scan.files().get(1).size());
    }

    @Test
    void linksToWhatLiesOutsideAreRefused() throws IOException {
        Path outside = Files.writeString(temp.resolve("outside"), "x");
        folder.file("SKILL.md", "").link("evil", outside.toString());
        assertRefused("source-link-outside", "evil leads out of the folder");
        Files.delete(folder.root().resolve("evil"));
        folder.link("sub/up", "../..");
        assertRefused("source-link-outside", "sub/up leads out of the folder");
    }

    @Test
    void anIgnoredLinkMayLeadAnywhere() {
        folder.file(".crewxignore", "up\n").link("up", "..");
        assertEquals(List.of(".crewxignore"), paths(scanned()));
    }

    @Test
    void aLinkToASecretIsASecret() {
        folder.file(".env", "T=1").link("settings", ".env");
        Scan.Scanned scan = scanned();
        assertEquals(List.of(), paths(scan));
        assertEquals(
                List.of(new LeftOut(".env", Reason.SECRET), new LeftOut("settings", Reason.SECRET)), scan.leftOut());
    }

    @Test
    void brokenLinksAndRingsAreNamed() throws IOException {
        folder.link("gone", "nowhere");
        assertRefused("source-link-broken", "gone points to nothing");
        Files.delete(folder.root().resolve("gone"));
        folder.link("sub/ring", "..");
        assertRefused("source-link-ring", "sub/ring leads back");
    }

    @Test
    void moreFilesThanABundleMayHoldAreRefused() {
        BundleLimits d = BundleLimits.DEFAULT;
        BundleLimits three = new BundleLimits(
                d.maxArchiveBytes(),
                d.maxUnpackedBytes(),
                d.maxRatio(),
                d.ratioFromBytes(),
                3,
                d.maxEntryBytes(),
                d.maxManifestBytes(),
                d.maxPathBytes(),
                d.maxDepth());
        folder.file("a", "").file("b", "").file("c", "").file(".env", "");
        assertEquals(List.of("a", "b", "c"), paths(scanned(three)));
        folder.file("d", "");
        assertRefused("limit-entries", "too many files", three);
    }

    @Test
    void theRepositorysAddressIsToldWithoutItsPassword() {
        folder.file(
                ".git/config",
                "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://me:secret@example.org/o/r.git\n");
        assertEquals(Optional.of("https://example.org/o/r"), scanned().repositoryUrl());
    }
}
