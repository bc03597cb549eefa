package dev.crewx.application.testkit;

import static dev.crewx.application.testkit.SampleBundles.good;
import static dev.crewx.application.testkit.SampleBundles.withManifest;
import static dev.crewx.application.testkit.SampleBundles.withSkill;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.domain.manifest.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Archives that must be refused, each for a rule of its own, all built here. */
public final class HostileArchives {
    private static final byte[] NOTHING = {};
    private static final String X = "skills/sample/x";

    private final List<Hostile> all = new ArrayList<>();

    private HostileArchives() {}

    /**
     * One archive.
     *
     * @param name what it tries
     * @param code of the finding that refuses it; {@code too-large} for an archive beyond its own limit
     * @param says a part of that finding's message: as a rule the entry's name
     * @param bytes the archive
     * @param limits the limits to read it with
     */
    @SuppressWarnings("ArrayRecordComponent") // test data, compared by name only
    public record Hostile(String name, String code, String says, byte[] bytes, BundleLimits limits) {
        /** Whether it was refused for the reason it should be. */
        public boolean isRefusedBy(List<Finding> findings) {
            return findings.stream()
                    .anyMatch(f ->
                            f.isError() && f.code().equals(code) && f.message().contains(says));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them. */
    public static List<Hostile> all() {
        HostileArchives archives = new HostileArchives();
        archives.containers();
        archives.manifests();
        archives.frontmatters();
        return List.copyOf(archives.all);
    }

    /** Those that break a rule of the container, whatever stands in their files. */
    public static List<Hostile> ofContainer() {
        HostileArchives archives = new HostileArchives();
        archives.containers();
        return List.copyOf(archives.all);
    }

    private void containers() {
        paths();
        types();
        clashes();
        names();
        sizes();
        pax();
        ends();
        gzip();
        limits();
        formats();
    }

    private void add(String name, String code, String says, byte[] bytes) {
        all.add(new Hostile(name, code, says, bytes, BundleLimits.DEFAULT));
    }

    private void path(String name, String path, String says) {
        add(name, "entry-path", says, good().file(path, "x").gzip());
    }

    private void paths() {
        path("an absolute path", "/etc/cron.d/x", "/etc/cron.d/x is absolute");
        path("a UNC path", "//server/share/x", "//server/share/x is absolute");
        path("a path out of the folder", "../evil", "../evil leads out");
        path("a path out by way of a folder", "skills/../../evil", "skills/../../evil leads out");
        path("a path that ends in ..", "skills/sample/..", "skills/sample/.. leads out");
        path("a path out behind ./", "./../evil", "./../evil leads out");
        path("a backslash", "skills\\sample\\x", "skills\\sample\\x holds a backslash");
        path("a way out in Windows' words", "..\\..\\evil", "holds a backslash");
        path("a drive letter", "C:/evil", "C:/evil begins with a drive letter");
        path("a drive letter without a slash", "c:evil", "c:evil begins with a drive letter");
        path("a line break in a name", "skills/sample/a\nb", "control character U+000A");
        path("an escape sequence in a name", "skills/sample/\u001b[2Jx", "control character U+001B");
        path("a delete character in a name", "skills/sample/a\u007fb", "control character U+007F");
        path("a C1 control character in a name", "skills/sample/a\u009bb", "control character U+009B");
        path("a line separator in a name", "skills/sample/a\u2028b", "control character U+2028");
        path("the device con", "skills/sample/con", "\"con\", which is a device");
        path("the device aux with an ending", "skills/sample/aux.txt", "\"aux.txt\", which is a device");
        path("the device NUL with two endings", "skills/sample/NUL.tar.gz", "\"NUL.tar.gz\", which is a device");
        path("the device com1 as a folder", "skills/com1/x", "\"com1\", which is a device");
        path("the device lpt with a superscript", "skills/sample/LPT¹.md", "which is a device");
        path("the device conin$", "skills/sample/CONIN$", "which is a device");
        path("an alternate data stream", "skills/sample/a:b", "skills/sample/a:b holds \":\"");
        path("a part that ends with a dot", "skills/sample./x", "ends with a dot or a space");
        path("a part that ends with a space", "skills/sample/x ", "ends with a dot or a space");
        path("a question mark", "skills/sample/a?b", "holds \"?\"");
        path("an asterisk", "skills/sample/a*b", "holds \"*\"");
        path("a pipe", "skills/sample/a|b", "holds \"|\"");
        path("a double quote", "skills/sample/a\"b", "holds \"\"\"");
        path("an empty part", "skills//x", "has an empty part");
        path("a part that is a dot", "skills/./x", "has a part \".\"");
        path("an empty name", "", "is empty");
        path("a file whose name ends with a slash", "skills/sample/x/", "is a file's but ends with /");
        add(
                "a name with a NUL, by PAX",
                "entry-path",
                "NUL",
                good().pax("path=skills/sample/a\0b").file("y", "x").gzip());
        add(
                "a path out of the folder, by PAX",
                "entry-path",
                "../evil leads out",
                good().pax("path=../evil").file(X, "x").gzip());
        add(
                "a path out of the folder, by GNU long name",
                "entry-path",
                "../evil leads out",
                good().gnuLongName("../evil").file(X, "x").gzip());
        add(
                "a folder out of the folder",
                "entry-path",
                "../evil/ leads out",
                good().folder("../evil/").gzip());
        String prefix = "..";
        add(
                "a path out of the folder, by ustar prefix",
                "entry-path",
                "../evil leads out",
                good().entry("evil", '0', NOTHING, h -> h.bytes(345, prefix.charAt(0), prefix.charAt(1)))
                        .gzip());
    }

    private void type(String name, char type, String says) {
        add(
                name,
                "entry-type",
                X + " is " + says,
                good().entry(X, type, NOTHING, h -> h.target("/etc/passwd")).gzip());
    }

    private void types() {
        type("a symbolic link", '2', "a symbolic link");
        type("a hard link", '1', "a hard link");
        type("a character device", '3', "a character device");
        type("a block device", '4', "a block device");
        type("a FIFO", '6', "a FIFO");
        type("a contiguous file", '7', "a contiguous file");
        type("a sparse file of GNU", 'S', "a sparse file");
        type("a volume name of GNU", 'V', "of the unknown type V");
        type("a folder listing of GNU", 'D', "of the unknown type D");
        type("a part of another volume", 'M', "of the unknown type M");
        type("an access list of Solaris", 'A', "of the unknown type A");
        type("an unheard-of type", 'z', "of the unknown type z");
        add(
                "a symbolic link and a file through it",
                "entry-type",
                "skills/sample/link is a symbolic link",
                good().entry("skills/sample/link", '2', NOTHING, h -> h.target("/tmp"))
                        .file("skills/sample/link/evil", "x")
                        .gzip());
        add(
                "a file that becomes a symbolic link later",
                "entry-type",
                "skills/sample is a symbolic link",
                good().entry("skills/sample", '2', NOTHING, h -> h.target("/tmp"))
                        .gzip());
        add(
                "a hard link to the manifest",
                "entry-type",
                "skills/sample/m is a hard link",
                good().entry("skills/sample/m", '1', NOTHING, h -> h.target("manifest.json"))
                        .gzip());
        add(
                "a symbolic link with content",
                "entry-type-content",
                X + " is a symbolic link and claims to have content",
                good().entry(X, '2', "hidden".getBytes(StandardCharsets.UTF_8), h -> h.target("y"))
                        .gzip());
        add(
                "a sparse file, by PAX",
                "entry-type",
                "sparse",
                good().pax("GNU.sparse.major=1", "GNU.sparse.minor=0")
                        .file(X, "x")
                        .gzip());
        add(
                "a link whose target hides in PAX",
                "entry-type",
                X + " is a symbolic link",
                good().pax("linkpath=../../etc").entry(X, '2', NOTHING, h -> {}).gzip());
        mode("a setuid bit", 04755, '0');
        mode("a setgid bit", 02755, '0');
        mode("a setgid bit on a folder", 02755, '5');
        add(
                "a mode that is no number",
                "header-mode",
                X,
                good().entry(X, '0', NOTHING, h -> h.bytes(100, 'r', 'w', 'x', 'r', 'w', 'x', 'r', 'w'))
                        .gzip());
        add(
                "a folder with content",
                "entry-folder-content",
                "skills/sample/d/ has content",
                good().entry("skills/sample/d/", '5', new byte[] {1}, h -> {}).gzip());
    }

    private void mode(String name, int mode, char type) {
        add(
                name,
                "entry-setuid",
                X,
                good().entry(X, type, NOTHING, h -> h.mode(mode)).gzip());
    }

    private void clashes() {
        add("a file twice", "entry-twice", X, good().file(X, "1").file(X, "2").gzip());
        add(
                "a file twice, once with ./",
                "entry-twice",
                X,
                good().file(X, "1").file("./" + X, "2").gzip());
        add(
                "a folder twice",
                "entry-twice",
                "skills/d",
                good().folder("skills/d/").folder("skills/d/").gzip());
        add(
                "two files that differ in case only",
                "entry-same-name",
                "skills/sample/X",
                good().file(X, "1").file("skills/sample/X", "2").gzip());
        add(
                "two files that differ in Unicode normalisation only",
                "entry-same-name",
                "skills/sample/caf",
                good().file("skills/sample/café", "1")
                        .file("skills/sample/cafe\u0301", "2")
                        .gzip());
        add(
                "two files that differ in the case of a Greek letter",
                "entry-same-name",
                "skills/sample/",
                good().file("skills/sample/ΣΣ", "1")
                        .file("skills/sample/σς", "2")
                        .gzip());
        add(
                "two folders that differ in case only",
                "entry-same-name",
                "skills/Sample",
                good().file("skills/Sample/x", "1").gzip());
        add(
                "a file where a folder is",
                "entry-file-and-folder",
                "skills/sample",
                good().file("skills/sample", "x").gzip());
        add(
                "a folder where a file is",
                "entry-file-and-folder",
                X,
                good().file(X, "x").folder(X + "/").gzip());
        add(
                "a file below a file",
                "entry-file-and-folder",
                X + "/y",
                good().file(X, "x").file(X + "/y", "y").gzip());
        add(
                "two manifests",
                "entry-twice",
                "manifest.json",
                good().file("manifest.json", "{}").gzip());
        add(
                "a second manifest behind ./",
                "entry-twice",
                "manifest.json",
                good().file("./manifest.json", "{}").gzip());
        add(
                "a second manifest in capitals",
                "entry-same-name",
                "MANIFEST.JSON",
                good().file("MANIFEST.JSON", "{}").gzip());
    }

    private void names() {
        byte[] latin = "skills/sample/caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        add(
                "a name in Latin-1",
                "entry-name-utf8",
                "skills/sample/caf",
                good().entry(latin, '0', NOTHING, h -> {}).gzip());
        add(
                "an overlong encoding of ..",
                "entry-name-utf8",
                "not UTF-8",
                good().entry(
                                new byte[] {(byte) 0xc0, (byte) 0xae, (byte) 0xc0, (byte) 0xae, '/', 'x'},
                                '0',
                                NOTHING,
                                h -> {})
                        .gzip());
        add(
                "half a surrogate pair in a name",
                "entry-name-utf8",
                "not UTF-8",
                good().entry(new byte[] {'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80}, '0', NOTHING, h -> {})
                        .gzip());
        add(
                "names in binary, by PAX",
                "entry-name-utf8",
                "hdrcharset",
                good().pax("hdrcharset=BINARY", "path=" + X).file("y", "x").gzip());
        add(
                "names in another charset for all, by PAX",
                "entry-name-utf8",
                "hdrcharset",
                good().paxOf('g', "hdrcharset=BINARY").file(X, "x").gzip());
        byte[] record = "path=skills/sample/caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        add(
                "a PAX name in Latin-1",
                "entry-name-utf8",
                "not UTF-8",
                good().rawPax(TarBuilder.paxRecord(record)).file(X, "x").gzip());
        add(
                "a GNU long name in Latin-1",
                "entry-name-utf8",
                "not UTF-8",
                good().gnuLongName(latin).file(X, "x").gzip());
        add(
                "two long names",
                "entry-two-names",
                "two long names",
                good().gnuLongName("skills/sample/a")
                        .pax("path=skills/sample/b")
                        .file(X, "x")
                        .gzip());
        add(
                "two GNU long names",
                "entry-two-names",
                "two long names",
                good().gnuLongName("skills/sample/a")
                        .gnuLongName("skills/sample/b")
                        .file(X, "x")
                        .gzip());
    }

    private void sizes() {
        add(
                "an entry longer than it says",
                "header-checksum",
                X + " is longer than its header says",
                good().entry(X, '0', filled(2000), h -> h.octal(124, 12, 500))
                        .content(filled(3000))
                        .gzip());
        add(
                "an entry shorter than it says",
                "truncated",
                "in the middle of " + X,
                good().entry(X, '0', new byte[600], h -> h.octal(124, 12, 100_000))
                        .gzip());
        add(
                "a negative size",
                "header-size",
                X,
                good().entry(X, '0', NOTHING, h -> h.bytes(124, 0xff, 0xff)).gzip());
        add(
                "a size beyond 63 bits",
                "header-size",
                X,
                good().entry(
                                X,
                                '0',
                                NOTHING,
                                h -> h.bytes(
                                        124, 0x80, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))
                        .gzip());
        add(
                "a size that is no number",
                "header-size",
                X,
                good().entry(X, '0', NOTHING, h -> h.bytes(124, '9', '9', 'x')).gzip());
        add(
                "a size with something behind it",
                "header-size",
                X,
                good().entry(X, '0', NOTHING, h -> h.bytes(124, '1', ' ', '2')).gzip());
        add(
                "a smaller size by PAX",
                "entry-two-sizes",
                X + " has two sizes: 3",
                good().pax("size=1").file(X, "abc").gzip());
        add(
                "a larger size by PAX",
                "entry-two-sizes",
                X + " has two sizes: 3",
                good().pax("size=1027").file(X, "abc").file("y", "z").gzip());
        add(
                "a negative size by PAX",
                "entry-two-sizes",
                X,
                good().pax("size=-1").file(X, "").gzip());
        add(
                "an endless size by PAX",
                "entry-two-sizes",
                X,
                good().pax("size=" + "9".repeat(40)).file(X, "").gzip());
    }

    private void pax() {
        add(
                "two paths in a PAX header",
                "pax",
                "has two of path",
                good().pax("path=a", "path=b").file(X, "x").gzip());
        add(
                "an empty PAX path",
                "pax",
                "has an empty path",
                good().pax("path=").file(X, "x").gzip());
        add(
                "a PAX path for all",
                "pax",
                "sets the path of all",
                good().paxOf('g', "path=a").file(X, "x").gzip());
        add(
                "a PAX size for all",
                "pax",
                "sets the size of all",
                good().paxOf('g', "size=0").file(X, "x").gzip());
        add(
                "a PAX record longer than its header",
                "pax",
                "cannot be read",
                good().rawPax("99 path=a\n".getBytes(StandardCharsets.UTF_8))
                        .file(X, "x")
                        .gzip());
        add(
                "a PAX record shorter than it is",
                "pax",
                "cannot be read",
                good().rawPax("6 path=a\n".getBytes(StandardCharsets.UTF_8))
                        .file(X, "x")
                        .gzip());
        add(
                "a PAX record of length 0",
                "pax",
                "cannot be read",
                good().rawPax("0 path=a\n".getBytes(StandardCharsets.UTF_8))
                        .file(X, "x")
                        .gzip());
        add(
                "a PAX record whose length overflows",
                "pax",
                "cannot be read",
                good().rawPax("4294967306 path=a\n".getBytes(StandardCharsets.UTF_8))
                        .file(X, "x")
                        .gzip());
        add(
                "a PAX record without =",
                "pax",
                "without a name",
                good().rawPax(TarBuilder.paxRecord("path".getBytes(StandardCharsets.UTF_8)))
                        .file(X, "x")
                        .gzip());
        add(
                "a PAX record without a name",
                "pax",
                "without a name",
                good().pax("=a").file(X, "x").gzip());
        add(
                "two PAX headers",
                "pax",
                "follows another one",
                good().pax("path=a").pax("path=b").file(X, "x").gzip());
        add(
                "a PAX header and then the end",
                "header-dangling",
                "without its entry",
                good().pax("path=a").gzip());
        add(
                "a long name and then the end",
                "header-dangling",
                "without its entry",
                good().gnuLongName("a").gzip());
        add(
                "a PAX header of a megabyte",
                "limit-header",
                "PAX header of ",
                good().pax("comment=" + "c".repeat(1024 * 1024)).file(X, "x").gzip());
        add(
                "a GNU long name of a megabyte",
                "limit-header",
                "GNU long name of ",
                good().gnuLongName("n".repeat(1024 * 1024)).file(X, "x").gzip());
    }

    private void ends() {
        byte[] tar = good().file(X, "x".repeat(2000)).tar();
        add("cut in a file", "truncated", "in the middle of " + X, Arrays.copyOf(tar, tar.length - 2600));
        add("cut in a header", "truncated", "in the header after", Arrays.copyOf(tar, 1024 + 100));
        add("cut in the padding of a file", "truncated", "behind " + X, Arrays.copyOf(tar, tar.length - 1030));
        add("without an end mark", "truncated", "after skills/sample/SKILL.md", good().unfinished());
        add(
                "with half an end mark",
                "truncated",
                "in its end mark",
                Arrays.copyOf(good().unfinished(), good().unfinished().length + 512));
        add("something behind the end", "tar-trailing", "follows the end", concat(tar, good().tar()));
        add(
                "something behind the end, in gzip",
                "tar-trailing",
                "follows the end",
                TarBuilder.gzip(concat(tar, filled(512))));
        add(
                "something in the second end block",
                "tar-trailing",
                "follows the end",
                concat(good().unfinished(), new byte[512], filled(512)));
        add(
                "zeros without end behind the end",
                "tar-trailing",
                "too many zeros",
                TarBuilder.gzip(Arrays.copyOf(tar, tar.length + 1_000_000)));
        add(
                "a header whose checksum is wrong",
                "header-checksum",
                "header after skills/sample/SKILL.md has a wrong checksum",
                good().entry(X, '0', NOTHING, TarBuilder.Header::wrongChecksum).gzip());
        add(
                "a first header whose checksum is wrong",
                "format",
                "Invalid bundle format",
                new TarBuilder()
                        .entry("manifest.json", '0', NOTHING, TarBuilder.Header::wrongChecksum)
                        .gzip());
    }

    private void gzip() {
        byte[] packed = good().gzip();
        add("a gzip with a wrong checksum", "gzip", "wrong checksum (CRC)", changed(packed, b -> b[b.length - 8] ^= 1));
        add("a gzip with a wrong length", "gzip", "wrong length", changed(packed, b -> b[b.length - 1] ^= 1));
        add("a gzip cut in its trailer", "gzip", "truncated", Arrays.copyOf(packed, packed.length - 3));
        add("a gzip cut in the middle", "gzip", "truncated", Arrays.copyOf(packed, packed.length / 2));
        add("a gzip cut in its header", "gzip", "truncated", Arrays.copyOf(packed, 5));
        add("a gzip with damaged data", "gzip", "is damaged", changed(packed, b -> b[10] = 7));
        add("a gzip with reserved flags", "gzip", "reserved flags", changed(packed, b -> b[3] = (byte) 0x80));
        add("a gzip with another compression", "gzip", "not deflate", changed(packed, b -> b[2] = 7));
        add("something behind the gzip", "gzip-trailing", "follows the end of the gzip", concat(packed, new byte[] {0
        }));
        add("a second gzip behind the first", "gzip-trailing", "follows the end of the gzip", concat(packed, packed));
        add("a gzip of nothing", "truncated", "the archive is empty", TarBuilder.gzip(NOTHING));
        add("a gzip of a gzip", "format", "Invalid bundle format", TarBuilder.gzip(packed));
    }

    private void limit(String name, String code, String says, byte[] bytes, BundleLimits limits) {
        all.add(new Hostile(name, code, says, bytes, limits));
    }

    private void limits() {
        BundleLimits d = BundleLimits.DEFAULT;
        byte[] noise = new byte[200_000];
        new Random(4).nextBytes(noise);
        byte[] big = good().file(X, noise).gzip();
        limit("an archive beyond its limit", "too-large", "", big, d.withMaxArchiveBytes(100_000));
        limit(
                "more unpacked than allowed",
                "limit-unpacked",
                "unpacks to more",
                big,
                new BundleLimits(d.maxArchiveBytes(), 150_000, 200, d.ratioFromBytes(), 100, 1_000_000, 1000, 240, 16));
        add(
                "a bomb of 5 MiB of zeros",
                "limit-ratio",
                "more than 200 times",
                good().file(X, new byte[5 << 20]).gzip());
        TarBuilder many = good();
        for (int i = 0; i < 10_001; i++) {
            many.entry("skills/sample/" + i, '0', NOTHING, h -> {});
        }
        add("more than 10,000 files", "limit-entries", "too many entries", many.gzip());
        add(
                "a file that says it is 65 MiB",
                "limit-entry",
                X + " is too large",
                good().entry(X, '0', NOTHING, h -> h.octal(124, 12, 65L << 20)).gzip());
        add(
                "a file that says it is 8 EiB",
                "limit-entry",
                X + " is too large",
                good().entry(
                                X,
                                '0',
                                NOTHING,
                                h -> h.bytes(124, 0x80, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))
                        .gzip());
        add(
                "a manifest of more than 1 MiB",
                "limit-manifest",
                "manifest.json is too long",
                withManifest(" ".repeat(1 << 20) + SampleBundles.MANIFEST).gzip());
        String long240 = "skills/" + "a".repeat(100) + "/" + "b".repeat(130) + "/c";
        add(
                "a path of 240 bytes and more",
                "limit-path",
                "aaa",
                good().gnuLongName(long240 + "d").file(X, "").gzip());
        String korean = "skills/" + "가".repeat(80);
        add(
                "a path of few characters but many bytes",
                "limit-path",
                "가",
                good().pax("path=" + korean).file(X, "").gzip());
        add(
                "a path of 17 parts",
                "limit-depth",
                "a/a/a",
                good().file("a/".repeat(16) + "x", "").gzip());
    }

    private void manifests() {
        add(
                "no manifest",
                "manifest-missing",
                "manifest.json not found",
                new TarBuilder().file(X, "x").gzip());
        add(
                "a manifest in a folder only",
                "manifest-missing",
                "manifest.json not found",
                new TarBuilder()
                        .file("bundle/manifest.json", SampleBundles.MANIFEST)
                        .gzip());
        add(
                "a manifest that is not JSON",
                "manifest-json",
                "not valid JSON",
                withManifest("{").gzip());
        add(
                "an empty manifest",
                "manifest-json",
                "it is empty",
                withManifest("").gzip());
        add(
                "a manifest with a name twice",
                "manifest-json",
                "Duplicate",
                withManifest(SampleBundles.MANIFEST.replace("\"id\"", "\"id\":\"evil\",\"id\""))
                        .gzip());
        add(
                "a manifest nested too deep",
                "manifest-json",
                "nesting depth",
                withManifest("[".repeat(500)).gzip());
        add(
                "a manifest in UTF-16",
                "manifest-json",
                "not UTF-8",
                new TarBuilder()
                        .file("manifest.json", SampleBundles.MANIFEST.getBytes(StandardCharsets.UTF_16))
                        .gzip());
        add(
                "a manifest that is a list",
                "type",
                "must be an object",
                withManifest("[]").gzip());
        add(
                "a manifest without skills",
                "no-skills",
                "No skills included in bundle",
                withManifest(
                                "{\"id\":\"a\",\"version\":\"1.0.0\",\"metadata\":{\"name\":\"a\",\"description\":\"a\"},\"skills\":[]}")
                        .gzip());
        add(
                "a manifest without id",
                "id-required",
                "Package ID is required",
                changedManifest("\"id\":\"sample\",\"version\"", "\"version\""));
        add(
                "a reserved id",
                "id",
                "is reserved",
                changedManifest("\"id\":\"sample\",\"version\"", "\"id\":\"search\",\"version\""));
        add(
                "a path for an id",
                "id",
                "Package ID",
                changedManifest("\"id\":\"sample\",\"version\"", "\"id\":\"../../x\",\"version\""));
        add(
                "a version that is none",
                "version",
                "Version must follow semantic versioning",
                changedManifest("\"version\":\"1.0.0\"", "\"version\":\"1.0\""));
        add(
                "a format of the future",
                "manifest-version-unsupported",
                "crewx 2.0.0 or newer",
                changedManifest("\"manifestVersion\":\"1.0.0\"", "\"manifestVersion\":\"2.0.0\""));
        add(
                "a skill that is not there",
                "skill-missing",
                "skills/other/SKILL.md",
                changedManifest("skills/sample/SKILL.md", "skills/other/SKILL.md"));
        add(
                "a skill outside the bundle",
                "path",
                "leads out",
                changedManifest("skills/sample/SKILL.md", "../../SKILL.md"));
        add(
                "a copy that differs from the skill",
                "skill-copy-differs",
                "differs from skills/sample/SKILL.md",
                changedManifest(
                        "\"path\":\"skills/sample/SKILL.md\"",
                        "\"path\":\"skills/sample/SKILL.md\",\"metadata\":{\"description\":\"Harmless.\"}"));
        add(
                "a dependency on itself",
                "dependency-itself",
                "cannot depend on itself",
                changedManifest("\"skills\":[", "\"dependencies\":{\"skills\":[{\"id\":\"sample\"}]},\"skills\":["));
    }

    private static byte[] changedManifest(String from, String to) {
        String changed = SampleBundles.MANIFEST.replace(from, to);
        if (changed.equals(SampleBundles.MANIFEST)) {
            throw new IllegalArgumentException("The manifest holds no " + from);
        }
        return withManifest(changed).gzip();
    }

    private void frontmatters() {
        StringBuilder laughs = new StringBuilder("---\nname: sample\ndescription: d\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }
        add(
                "a billion laughs in YAML",
                "frontmatter",
                "more than",
                withSkill(laughs + "---\n").gzip());
        add(
                "YAML nested without end",
                "frontmatter",
                "nested deeper",
                withSkill("---\nname: sample\ndescription: " + "[".repeat(30_000) + "\n---\n")
                        .gzip());
        add(
                "a frontmatter that never ends",
                "frontmatter",
                "no closing ---",
                withSkill("---\nname: sample\nx: " + "y".repeat(100_000)).gzip());
        add(
                "a frontmatter that is not closed",
                "frontmatter",
                "has no closing one",
                withSkill("---\nname: sample\n").gzip());
        add(
                "a skill without description",
                "skill-description-required",
                "needs a description",
                withSkill("---\nname: sample\n---\n").gzip());
        add(
                "a frontmatter that is a list",
                "frontmatter",
                "must be a mapping",
                withSkill("---\n- a\n- b\n---\n").gzip());
    }

    private void formats() {
        add("an empty file", "truncated", "Invalid bundle format", NOTHING);
        add("a ZIP", "format", "Invalid bundle format", concat(new byte[] {'P', 'K', 3, 4}, filled(2000)));
        add(
                "an xz",
                "format",
                "Invalid bundle format",
                concat(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}, filled(2000)));
        add(
                "a text",
                "format",
                "Invalid bundle format",
                "Hello, I am a skill.\n".repeat(50).getBytes(StandardCharsets.UTF_8));
        add("a short text", "format", "Invalid bundle format", "Hello".getBytes(StandardCharsets.UTF_8));
        byte[] noise = new byte[4096];
        new Random(5).nextBytes(noise);
        add("noise", "format", "Invalid bundle format", noise);
        add(
                "a page of HTML",
                "format",
                "Invalid bundle format",
                ("<!doctype html>" + " ".repeat(600)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'f');
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Consumer<byte[]> change) {
        byte[] copy = bytes.clone();
        change.accept(copy);
        return copy;
    }

    private static byte[] concat(byte[]... parts) {
        TarBuilder whole = new TarBuilder();
        for (byte[] part : parts) {
            whole.raw(part);
        }
        return whole.unfinished();
    }
}
