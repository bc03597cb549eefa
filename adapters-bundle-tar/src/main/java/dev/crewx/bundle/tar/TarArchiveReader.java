package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveReading;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.EntrySink;
import dev.crewx.application.bundle.spi.ManifestBytes;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads TAR and TAR in gzip by the bundle's rules. */
final class TarArchiveReader implements ArchiveReader {
    @Override
    public ArchiveReading read(InputStream archive, BundleLimits limits, EntrySink sink) {
        MeasuredInput measured = new MeasuredInput(archive, limits.maxArchiveBytes());
        try (Unpacked unpacked = new Unpacked(measured, limits)) {
            TarStream tar = new TarStream(unpacked, limits);
            List<BundleFile> files = new ArrayList<>();
            try {
                readAll(tar, files, sink);
            } catch (ArchiveProblem problem) {
                return corrupt(tar, problem.finding());
            } catch (ArchiveTooLong e) {
                return new ArchiveReading.TooLarge(limits.maxArchiveBytes());
            }
            if (!tar.findings().isEmpty()) {
                return new ArchiveReading.Corrupt(tar.findings());
            }
            long total = files.stream().mapToLong(BundleFile::size).sum();
            return new ArchiveReading.Intact(measured.digest(), measured.count(), total, files);
        } catch (IOException e) {
            throw new BundleFault("Could not read the bundle", e);
        }
    }

    @Override
    public ManifestBytes readManifest(InputStream archive, BundleLimits limits) {
        MeasuredInput measured = new MeasuredInput(archive, limits.maxArchiveBytes());
        try (Unpacked unpacked = new Unpacked(measured, limits)) {
            TarStream tar = new TarStream(unpacked, limits);
            try {
                return findManifest(tar);
            } catch (ArchiveProblem problem) {
                return new ManifestBytes.Refused(with(tar.findings(), problem.finding()));
            } catch (ArchiveTooLong e) {
                return new ManifestBytes.Refused(
                        List.of(Finding.error("limit-archive", Location.BUNDLE, "The bundle is too large")
                                .allowed(limits.maxArchiveBytes() + " bytes")));
            }
        } catch (IOException e) {
            throw new BundleFault("Could not read the bundle", e);
        }
    }

    private static void readAll(TarStream tar, List<BundleFile> files, EntrySink sink) throws IOException {
        for (Optional<TarStream.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
            TarStream.Entry entry = next.get();
            HashedContent content = new HashedContent(tar);
            if (tar.findings().isEmpty()) {
                sink.file(entry.path(), entry.size(), entry.executable(), content);
            }
            files.add(new BundleFile(entry.path(), entry.size(), content.finish(), entry.executable()));
        }
    }

    private static ManifestBytes findManifest(TarStream tar) throws IOException {
        for (Optional<TarStream.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
            if (!tar.findings().isEmpty()) {
                break;
            }
            if (next.get().path().equals(Location.MANIFEST_FILE)) {
                return new ManifestBytes.Found(new HashedContent(tar).readAllBytes());
            }
        }
        return new ManifestBytes.Refused(
                tar.findings().isEmpty()
                        ? List.of(Finding.error(
                                "manifest-missing", Location.file(Location.MANIFEST_FILE), "manifest.json not found"))
                        : tar.findings());
    }

    private static ArchiveReading corrupt(TarStream tar, Finding last) {
        return new ArchiveReading.Corrupt(with(tar.findings(), last));
    }

    private static List<Finding> with(List<Finding> findings, Finding last) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(last);
        return all;
    }

    /** The content of the current entry, hashed as it is read. */
    private static final class HashedContent extends InputStream {
        private final TarStream tar;
        private final MessageDigest sha256 = Digest.sha256();
        private final byte[] one = new byte[1];

        HashedContent(TarStream tar) {
            this.tar = tar;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = tar.read(target, offset, length);
            if (read > 0) {
                sha256.update(target, offset, read);
            }
            return read;
        }

        /** Reads what is left and gives the digest of all. */
        Digest finish() throws IOException {
            byte[] buffer = new byte[16 * 1024];
            int read = 0;
            while (read >= 0) {
                read = read(buffer, 0, buffer.length);
            }
            return Digest.from(sha256.digest());
        }
    }
}
