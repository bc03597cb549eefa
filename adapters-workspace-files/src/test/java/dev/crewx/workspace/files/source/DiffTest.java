package dev.crewx.workspace.files.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.BundleDiff;
import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.DiffBundles;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.testkit.Folders;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffTest {
    private static final DiffBundles DIFF = new DiffBundles(Bundles.INSPECTOR, new BundleTar().bundleFiles());

    @TempDir
    private Path temp;

    private Path bundle(String name, Folders folder) {
        Path file = temp.resolve(name + ".crewx");
        CreateBundle.Result result = Bundles.CREATE.create(
                CreateBundle.Request.of(folder.root(), temp).into(file));
        assertInstanceOf(CreateBundle.Result.Created.class, result, result::toString);
        return file;
    }

    private Folders folder(String name, String version, String permissions) throws IOException {
        return new Folders(Files.createDirectory(temp.resolve(name)))
                .file(
                        "manifest.json",
                        "{\"manifestVersion\":\"1.0.0\",\"id\":\"p\",\"version\":\"" + version
                                + "\",\"metadata\":{\"name\":\"P\"}," + "\"security\":{\"permissions\":[" + permissions
                                + "]}}")
                .skillAt("skills/same/SKILL.md", "same")
                .skillAt("skills/touched/SKILL.md", "touched");
    }

    @Test
    void tellsWhatChangedPermissionsFirst() throws IOException {
        Folders before = folder("a", "1.0.0", "\"file-read\"")
                .file("skills/touched/x.md", "1")
                .skillAt("skills/old/SKILL.md", "old");
        Folders after = folder("b", "1.1.0", "\"file-read\",\"network\"")
                .file("skills/touched/x.md", "2")
                .skillAt("skills/new/SKILL.md", "new");
        DiffBundles.Result.Compared compared = assertInstanceOf(
                DiffBundles.Result.Compared.class,
                DIFF.diff(bundle("a", before), bundle("b", after), BundleLimits.DEFAULT));
        BundleDiff diff = compared.diff();
        assertFalse(diff.identical());
        assertEquals(new BundleDiff.Change(List.of("network"), List.of(), List.of()), diff.permissions());
        assertEquals(new BundleDiff.Change(List.of("new"), List.of("old"), List.of("touched")), diff.skills());
        assertEquals(
                new BundleDiff.Change(
                        List.of("skills/new/SKILL.md"),
                        List.of("skills/old/SKILL.md"),
                        List.of("manifest.json", "skills/touched/x.md")),
                diff.files());
        assertTrue(diff.fields()
                .contains(new BundleDiff.FieldChange(
                        "/version", Optional.of(JsonValue.of("1.0.0")), Optional.of(JsonValue.of("1.1.0")))));
    }

    @Test
    void aBundleEqualsItself() throws IOException {
        Path file = bundle("a", folder("a", "1.0.0", ""));
        BundleDiff diff = assertInstanceOf(
                        DiffBundles.Result.Compared.class, DIFF.diff(file, file, BundleLimits.DEFAULT))
                .diff();
        assertTrue(diff.identical());
        assertTrue(diff.permissions().isEmpty()
                && diff.skills().isEmpty()
                && diff.files().isEmpty());
        assertEquals(List.of(), diff.fields());
    }
}
