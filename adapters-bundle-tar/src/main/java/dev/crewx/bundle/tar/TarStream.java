package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PathRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a TAR archive, one after the other. What is wrong with single entries is collected; what makes the
 * rest unreadable is thrown.
 */
final class TarStream {
    /** More findings than this would tell nobody more. */
    private static final int MAX_FINDINGS = 100;

    /** A PAX header longer than this has no honest reason. */
    private static final int MAX_PAX = 64 * 1024;

    /** Zeros behind the end that tools write to fill a record; GNU tar's largest usual record. */
    private static final int MAX_PADDING = 64 * 1024;

    private static final int SET_UID_OR_GID = 06000;
    private static final int OWNER_EXECUTE = 0100;

    private final Unpacked in;
    private final BundleLimits limits;
    private final SeenPaths seen = new SeenPaths();
    private final List<Finding> findings = new ArrayList<>();
    private final byte[] block = new byte[TarHeader.SIZE];
    private int entries;
    private long unread;
    private long padding;
    private @Nullable String longName;
    private @Nullable Map<String, String> pax;
    private String lastShown = "";

    TarStream(Unpacked in, BundleLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /**
     * A regular file that passed the rules.
     *
     * @param path cleaned
     * @param size in bytes
     * @param executable whether its owner may execute it
     */
    record Entry(String path, long size, boolean executable) {}

    /** What was wrong with entries so far. */
    List<Finding> findings() {
        return findings;
    }

    /** The next file that passes the rules; empty at the end of the archive, after which nothing follows. */
    Optional<Entry> next() throws IOException {
        while (true) {
            skipContent();
            if (!readBlock(block)) {
                throw truncated(
                        entries == 0
                                ? "Invalid bundle format: the archive is empty"
                                : "Invalid bundle format: the archive is truncated after " + lastShown);
            }
            TarHeader header = new TarHeader(block.clone());
            if (header.isZero()) {
                finish();
                return Optional.empty();
            }
            if (!header.hasRightChecksum()) {
                throw wrongChecksum();
            }
            long size = header.size()
                    .orElseThrow(() -> ArchiveProblem.archive(
                            "header-size",
                            "The entry " + shown(header.name()) + " has a size that is no number or a negative one"));
            Optional<Entry> entry = judge(header, size);
            if (findings.size() > MAX_FINDINGS) {
                throw ArchiveProblem.archive("too-many-problems", "There are more problems; they are not listed");
            }
            if (entry.isPresent()) {
                return entry;
            }
        }
    }

    /** Reads some of the current file's content, at least one byte unless its end is reached (-1). */
    int read(byte[] target, int offset, int length) throws IOException {
        if (unread == 0) {
            return -1;
        }
        int read = in.read(target, offset, (int) Math.min(length, unread));
        if (read < 0) {
            throw truncated("Invalid bundle format: the archive is truncated in the middle of " + lastShown);
        }
        unread -= read;
        return read;
    }

    private Optional<Entry> judge(TarHeader header, long size) throws IOException {
        return switch (header.type()) {
            case 'L' -> {
                longName(size);
                yield Optional.empty();
            }
            case 'K' -> {
                // The long target of a link that comes next; the link itself is what gets refused.
                meta(size, MAX_PAX, "GNU long link");
                yield Optional.empty();
            }
            case 'x' -> {
                pax(header, size);
                yield Optional.empty();
            }
            case 'g' -> {
                byte[] records = meta(size, MAX_PAX, "global PAX header");
                PaxRecords.read(records, "(global header)", true);
                yield Optional.empty();
            }
            case '0', '\0' -> file(header, size);
            case '5' -> {
                folder(header, size);
                yield Optional.empty();
            }
            default -> {
                refused(header, size);
                yield Optional.empty();
            }
        };
    }

    private Optional<Entry> file(TarHeader header, long size) throws IOException {
        Optional<String> name = name(header);
        long realSize = sizeOf(name.orElse(lastShown), size);
        if (name.isPresent() && name.get().endsWith("/") && header.type() == '\0') {
            folder(header, name.get(), size); // how archives of old wrote folders
            return Optional.empty();
        }
        content(realSize, name.orElse(lastShown));
        boolean good = name.isPresent() && path(name.get(), false) && mode(header, name.get());
        if (!good || name.isEmpty()) {
            return Optional.empty();
        }
        String path = PathRules.clean(name.get());
        if (path.equals(Location.MANIFEST_FILE) && realSize > limits.maxManifestBytes()) {
            findings.add(Finding.error("limit-manifest", Location.file(path), "manifest.json is too long")
                    .found(realSize + " bytes")
                    .allowed(limits.maxManifestBytes() + " bytes"));
            return Optional.empty();
        }
        boolean executable = (header.mode().orElse(0L) & OWNER_EXECUTE) != 0;
        return Optional.of(new Entry(path, realSize, executable));
    }

    private void folder(TarHeader header, long size) throws IOException {
        Optional<String> name = name(header);
        if (name.isPresent()) {
            folder(header, name.get(), sizeOf(name.get(), size));
        } else {
            content(size, lastShown);
        }
    }

    private void folder(TarHeader header, String name, long size) throws IOException {
        content(size, name);
        if (size > 0) {
            findings.add(Finding.error(
                    "entry-folder-content", Location.file(shown(name)), "The folder " + shown(name) + " has content"));
        } else if (!PathRules.clean(name).equals(".") && !name.equals("./")) {
            boolean good = path(name, true);
            mode(header, good ? name : lastShown);
        }
    }

    private void refused(TarHeader header, long size) throws IOException {
        String name = shown(name(header).orElse(lastShown));
        String what = switch (header.type()) {
            case '1' -> "a hard link";
            case '2' -> "a symbolic link";
            case '3' -> "a character device";
            case '4' -> "a block device";
            case '6' -> "a FIFO";
            case '7' -> "a contiguous file";
            case 'S' -> "a sparse file";
            default -> "of the unknown type " + shown(String.valueOf(header.type()));
        };
        findings.add(Finding.error("entry-type", Location.file(name), "The entry " + name + " is " + what)
                .allowed("regular files and folders"));
        if (size > 0) {
            // Whether content follows is what tools disagree on: there is no reading on.
            throw ArchiveProblem.entry(
                    "entry-type-content", name, "The entry " + name + " is " + what + " and claims to have content");
        }
        content(0, name);
    }

    /** The entry's name as it stands, from wherever it stands; empty after a finding. */
    private Optional<String> name(TarHeader header) throws IOException {
        if (++entries > limits.maxEntries()) {
            throw ArchiveProblem.of(Finding.error("limit-entries", Location.BUNDLE, "The archive has too many entries")
                    .allowed(String.valueOf(limits.maxEntries())));
        }
        String fromPax = pax == null ? null : pax.get("path");
        String fromGnu = longName;
        longName = null;
        if (fromPax != null && fromGnu != null) {
            throw ArchiveProblem.entry(
                    "entry-two-names", shown(fromPax), "The entry " + shown(fromPax) + " has two long names");
        }
        String given = fromPax != null ? fromPax : fromGnu;
        if (given != null) {
            lastShown = shown(given);
            return Optional.of(given);
        }
        byte[] raw = header.name();
        Optional<String> name = TarHeader.utf8(raw);
        lastShown = name.map(TarStream::shown).orElseGet(() -> shown(raw));
        if (name.isEmpty()) {
            findings.add(Finding.error(
                    "entry-name-utf8",
                    Location.file(lastShown),
                    "The entry " + lastShown + " has a name that is not UTF-8"));
        }
        return name;
    }

    /** The entry's size, which a PAX record may repeat but not change: readers that skip PAX must see the same. */
    private long sizeOf(String name, long size) {
        String text = pax == null ? null : pax.get("size");
        if (text == null) {
            return size;
        }
        boolean number = text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Long.parseLong(text) != size) {
            throw ArchiveProblem.entry(
                    "entry-two-sizes",
                    shown(name),
                    "The entry " + shown(name) + " has two sizes: " + size + " in its header, " + shown(text)
                            + " in its PAX header");
        }
        return size;
    }

    private void content(long size, String name) {
        pax = null;
        if (size > limits.maxEntryBytes()) {
            throw ArchiveProblem.of(Finding.error(
                            "limit-entry", Location.file(shown(name)), "The entry " + shown(name) + " is too large")
                    .found(size + " bytes")
                    .allowed(limits.maxEntryBytes() + " bytes"));
        }
        unread = size;
        padding = (TarHeader.SIZE - size % TarHeader.SIZE) % TarHeader.SIZE;
    }

    private boolean path(String name, boolean folder) {
        String shown = shown(name);
        Location at = Location.file(shown);
        Optional<String> problem = PathRules.problemOf(name);
        String path = PathRules.clean(name);
        if (problem.isEmpty() && !folder && name.endsWith("/")) {
            problem = Optional.of("is a file's but ends with /");
        }
        if (problem.isPresent()) {
            findings.add(Finding.error("entry-path", at, "The path " + shown + " " + problem.get()));
            return false;
        }
        int bytes = path.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.maxPathBytes()) {
            findings.add(Finding.error("limit-path", at, "The path " + shown + " is too long")
                    .found(bytes + " bytes")
                    .allowed(limits.maxPathBytes() + " bytes"));
            return false;
        }
        long depth = path.chars().filter(c -> c == '/').count() + 1;
        if (depth > limits.maxDepth()) {
            findings.add(Finding.error("limit-depth", at, "The path " + shown + " lies too deep")
                    .found(depth + " parts")
                    .allowed(limits.maxDepth() + " parts"));
            return false;
        }
        Optional<Finding> clash = seen.add(path, folder);
        clash.ifPresent(findings::add);
        return clash.isEmpty();
    }

    private boolean mode(TarHeader header, String name) {
        Optional<Long> mode = header.mode();
        Location at = Location.file(shown(name));
        if (mode.isEmpty()) {
            findings.add(
                    Finding.error("header-mode", at, "The entry " + shown(name) + " has a mode that is no number"));
            return false;
        }
        if ((mode.get() & SET_UID_OR_GID) != 0) {
            findings.add(Finding.error("entry-setuid", at, "The entry " + shown(name) + " has a setuid or setgid bit")
                    .found("mode " + Long.toOctalString(mode.get())));
            return false;
        }
        return true;
    }

    private void longName(long size) throws IOException {
        byte[] text = meta(size, MAX_PAX, "GNU long name");
        int end = text.length;
        while (end > 0 && text[end - 1] == 0) {
            end--;
        }
        byte[] name = Arrays.copyOf(text, end);
        if (longName != null) {
            throw ArchiveProblem.entry(
                    "entry-two-names", shown(name), "The entry " + shown(name) + " has two long names");
        }
        longName = TarHeader.utf8(name)
                .orElseThrow(() -> ArchiveProblem.entry(
                        "entry-name-utf8", shown(name), "The entry " + shown(name) + " has a name that is not UTF-8"));
    }

    private void pax(TarHeader header, long size) throws IOException {
        String about = shown(header.name());
        byte[] records = meta(size, MAX_PAX, "PAX header");
        if (pax != null) {
            throw ArchiveProblem.entry("pax", about, "The PAX header of " + about + " follows another one");
        }
        pax = PaxRecords.read(records, about, false);
    }

    /** The content of an entry that speaks about the next one. */
    private byte[] meta(long size, int max, String what) throws IOException {
        if (size > max) {
            throw ArchiveProblem.archive("limit-header", "A " + what + " of " + size + " bytes is too long");
        }
        byte[] content = new byte[(int) size];
        if (readFully(content) < content.length) {
            throw truncated("Invalid bundle format: the archive is truncated in a " + what);
        }
        unread = 0;
        padding = (TarHeader.SIZE - size % TarHeader.SIZE) % TarHeader.SIZE;
        return content;
    }

    private ArchiveProblem wrongChecksum() {
        if (entries == 0 && longName == null && pax == null) {
            return ArchiveProblem.archive(
                    "format", "Invalid bundle format: this is neither TAR nor TAR in gzip (no valid first header)");
        }
        return ArchiveProblem.entry(
                "header-checksum",
                lastShown,
                "The header after " + lastShown + " has a wrong checksum: it is damaged, or " + lastShown
                        + " is longer than its header says");
    }

    private void skipContent() throws IOException {
        byte[] waste = new byte[4096];
        while (unread > 0) {
            read(waste, 0, waste.length);
        }
        int left = (int) padding;
        padding = 0;
        while (left > 0) {
            int read = in.read(waste, 0, left);
            if (read < 0) {
                throw truncated("Invalid bundle format: the archive is truncated behind " + lastShown);
            }
            left -= read;
        }
    }

    /** The end of the archive: a second block of zeros, perhaps more zeros, and then nothing. */
    private void finish() throws IOException {
        if (pax != null || longName != null) {
            throw ArchiveProblem.archive("header-dangling", "The archive ends after a header without its entry");
        }
        if (!readBlock(block)) {
            throw truncated("Invalid bundle format: the archive is truncated in its end mark");
        }
        long zeros = 0;
        int length = block.length;
        while (length >= 0) {
            for (int i = 0; i < length; i++) {
                if (block[i] != 0) {
                    throw ArchiveProblem.archive("tar-trailing", "Something follows the end of the TAR archive");
                }
            }
            zeros += length;
            if (zeros > MAX_PADDING) {
                throw ArchiveProblem.archive("tar-trailing", "The archive's end is followed by too many zeros");
            }
            length = in.read(block, 0, block.length);
        }
    }

    private boolean readBlock(byte[] target) throws IOException {
        int read = readFully(target);
        if (read > 0 && read < target.length) {
            throw entries == 0
                    ? ArchiveProblem.archive(
                            "format", "Invalid bundle format: this is neither TAR nor TAR in gzip (too short)")
                    : truncated("Invalid bundle format: the archive is truncated in the header after " + lastShown);
        }
        return read == target.length;
    }

    private int readFully(byte[] target) throws IOException {
        int filled = 0;
        while (filled < target.length) {
            int read = in.read(target, filled, target.length - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled;
    }

    private static ArchiveProblem truncated(String message) {
        return ArchiveProblem.archive("truncated", message);
    }

    private static String shown(byte[] raw) {
        return shown(new String(raw, StandardCharsets.ISO_8859_1));
    }

    private static String shown(String name) {
        return ShownNames.of(name);
    }
}
