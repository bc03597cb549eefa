package dev.crewx.application.discovery;

import dev.crewx.application.bundle.BundleInspection;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.EntrySink;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.SkillEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes one skill out of a bundle and makes an archive of its own of it, with {@code SKILL.md} at the root and nothing of
 * the package around it. The same bundle gives the same bytes at every time and on every machine.
 */
final class SkillPacker {
    /** Larger skills are refused by the standard's clients. */
    static final long MAX_UNPACKED_BYTES = 50L << 20;

    private static final String MANIFEST = "manifest.json";

    private final BundleInspector inspector;
    private final ArchiveWriter archives;
    private final BundleLimits limits;

    SkillPacker(BundleInspector inspector, ArchiveWriter archives, BundleLimits limits) {
        this.inspector = inspector;
        this.archives = archives;
        this.limits = limits;
    }

    /**
     * The skill's archive.
     *
     * @param bundle read to its end, not closed
     * @return empty when the bundle is none any more, or the skill too large
     */
    Optional<Packed> pack(InputStream bundle, SkillEntry skill) {
        Files files = new Files(skill);
        boolean intact = inspector.inspect(bundle, limits, files) instanceof BundleInspection.Inspected;
        if (!intact || files.tooLarge || !files.items.containsKey(SkillEntry.SKILL_FILE)) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Digest digest =
                archives.write(out, files.items.values().stream().toList(), 0).digest();
        return Optional.of(new Packed(out.toByteArray(), digest));
    }

    /** An archive: its bytes, which are not to be changed, and their digest. */
    static final class Packed {
        final byte[] bytes;
        final Digest digest;

        Packed(byte[] bytes, Digest digest) {
            this.bytes = bytes;
            this.digest = digest;
        }
    }

    /** The files of the skill, by their path in it. */
    private static final class Files implements EntrySink {
        final Map<String, ArchiveItem> items = new TreeMap<>();
        boolean tooLarge;
        private final String file;
        private final String folder;
        private final boolean flat;
        private long bytes;

        Files(SkillEntry skill) {
            this.file = skill.file();
            this.folder = skill.folder().isEmpty() ? "" : skill.folder() + "/";
            this.flat = skill.path().endsWith(".md") && !file.equals(folder + SkillEntry.SKILL_FILE);
        }

        @Override
        public void file(String path, long size, boolean executable, InputStream content) throws IOException {
            boolean main = path.equals(file);
            if (!main && (flat || !isBeside(path))) {
                return;
            }
            bytes += size;
            if (bytes > MAX_UNPACKED_BYTES) {
                tooLarge = true;
                items.clear();
                return;
            }
            String inside = main ? SkillEntry.SKILL_FILE : path.substring(folder.length());
            byte[] read = content.readAllBytes();
            items.put(
                    inside,
                    new ArchiveItem(
                            inside,
                            size,
                            executable,
                            ArchiveItem.of(inside, read).content()));
        }

        /** A skill at the root leaves the package's manifest out; a file that would hide the skill's own stays out. */
        private boolean isBeside(String path) {
            return path.startsWith(folder) && !path.equals(MANIFEST) && !path.equals(folder + SkillEntry.SKILL_FILE);
        }
    }
}
