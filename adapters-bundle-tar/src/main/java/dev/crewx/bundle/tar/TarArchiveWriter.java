package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes POSIX TAR in gzip; nothing in it comes from the clock, the machine or the order of the items. The TAR is that of
 * commons-compress, of whose entries every field is set here that it would take from where it runs.
 */
final class TarArchiveWriter implements ArchiveWriter {
    /** By UTF-16 code units of the path: a fixed order, whatever the locale. */
    private static final Comparator<ArchiveItem> ORDER = Comparator.comparing(
                    (ArchiveItem item) -> !item.path().equals(Location.MANIFEST_FILE))
            .thenComparing(ArchiveItem::path);

    private static final int MODE_EXECUTABLE = 0755;
    private static final int MODE_PLAIN = 0644;

    @Override
    public Written write(OutputStream archive, List<ArchiveItem> items, long modifiedSeconds) {
        List<ArchiveItem> sorted = new ArrayList<>(items);
        sorted.sort(ORDER);
        Hashed hashed = new Hashed(archive);
        try {
            GzipOut gzip = new GzipOut(hashed);
            // Not closed: it would close the archive, which is the caller's.
            TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name());
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            byte[] buffer = new byte[64 * 1024];
            for (ArchiveItem item : sorted) {
                tar.putArchiveEntry(entry(item, modifiedSeconds));
                copy(item, tar, buffer);
                tar.closeArchiveEntry();
            }
            tar.finish();
            gzip.finish();
        } catch (IOException e) {
            throw new BundleFault("Could not write the bundle", e);
        }
        return new Written(hashed.digest(), hashed.count());
    }

    private static TarArchiveEntry entry(ArchiveItem item, long modifiedSeconds) {
        TarArchiveEntry entry = new TarArchiveEntry(item.path());
        entry.setSize(item.size());
        entry.setMode(item.executable() ? MODE_EXECUTABLE : MODE_PLAIN);
        entry.setModTime(FileTime.from(modifiedSeconds, TimeUnit.SECONDS));
        entry.setIds(0, 0);
        entry.setNames("", "");
        return entry;
    }

    private static void copy(ArchiveItem item, OutputStream target, byte[] buffer) throws IOException {
        long left = item.size();
        try (InputStream content = item.content().open()) {
            while (left > 0) {
                int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                target.write(buffer, 0, read);
                left -= read;
            }
            if (left > 0 || content.read() >= 0) {
                throw new BundleFault("The file " + item.path() + " changed its size while it was being bundled");
            }
        }
    }

    /** Counts and hashes what goes to the archive. */
    private static final class Hashed extends OutputStream {
        private final OutputStream out;
        private final MessageDigest sha256 = Digest.sha256();
        private long count;

        Hashed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            sha256.update(bytes, offset, length);
            count += length;
        }

        long count() {
            return count;
        }

        Digest digest() {
            return Digest.from(sha256.digest());
        }
    }
}
