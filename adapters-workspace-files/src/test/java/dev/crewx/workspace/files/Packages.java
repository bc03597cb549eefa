package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Change;
import dev.crewx.application.install.spi.ProjectStore.Patience;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small packages whose files all hold one text. */
final class Packages {
    static final PackageId PDF = PackageId.parse("pdf");
    static final PackageId SCOPED = PackageId.parse("@acme/pdf");
    static final String FILE = "skills/pdf/SKILL.md";

    private Packages() {}

    /** Installs one in a change of its own. */
    static void install(ProjectStore project, PackageId id, String content) throws IOException {
        try (Change change = project.begin(Patience.ENDLESS).orElseThrow()) {
            stage(change, id, content);
            change.commit();
        }
    }

    /** Adds one to a change. */
    static void stage(Change change, PackageId id, String content) throws IOException {
        Path staged = change.stage(id);
        Files.createDirectories(staged.resolve("skills/pdf"));
        Files.writeString(staged.resolve("manifest.json"), content);
        Files.writeString(staged.resolve(FILE), content);
        change.install(id, staged, bundle(content), files(content));
    }

    static InstalledBundle bundle(String content) {
        return new InstalledBundle(
                SemanticVersion.parse("1.0.0"), digest(content), List.of(new InstalledBundle.Skill("pdf", FILE)));
    }

    static List<BundleFile> files(String content) {
        long size = content.getBytes(StandardCharsets.UTF_8).length;
        return List.of(
                new BundleFile("manifest.json", size, digest(content), false),
                new BundleFile(FILE, size, digest(content), false));
    }

    static AgentPlace place(PackageId id, String skill, boolean links) {
        return new AgentPlace(".claude/skills", skill, id, FILE, links);
    }

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
