package dev.crewx.application.testkit;

import static dev.crewx.application.testkit.SampleBundles.good;
import static dev.crewx.application.testkit.SampleBundles.withManifest;
import static dev.crewx.application.testkit.SampleBundles.withSkill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Archives that look unusual and keep every rule. */
public final class OddArchives {
    private OddArchives() {}

    /**
     * One archive.
     *
     * @param name what is odd about it
     * @param paths files that must be seen in it
     * @param bytes the archive
     */
    @SuppressWarnings("ArrayRecordComponent") // test data, never compared
    public record Odd(String name, List<String> paths, byte[] bytes) {}

    /** All of them. */
    public static List<Odd> all() {
        List<Odd> all = new ArrayList<>();
        String deep = "skills/" + "d".repeat(90) + "/" + "f".repeat(100);
        all.add(odd("plain TAR", good().tar()));
        all.add(odd("TAR filled up to a record of 10 KiB", Arrays.copyOf(good().tar(), 10 * 1024)));
        all.add(odd("TAR in gzip, filled up", TarBuilder.gzip(Arrays.copyOf(good().tar(), 10 * 1024))));
        all.add(odd(
                "manifest last",
                new TarBuilder()
                        .file("skills/sample/SKILL.md", SampleBundles.SKILL)
                        .file("manifest.json", SampleBundles.MANIFEST)
                        .gzip()));
        all.add(odd(
                "every path behind ./, and the root itself",
                new TarBuilder()
                        .folder("./")
                        .file("./manifest.json", SampleBundles.MANIFEST)
                        .folder("./skills/")
                        .folder("./skills/sample/")
                        .file("./skills/sample/SKILL.md", SampleBundles.SKILL)
                        .gzip()));
        all.add(odd(
                "folders after their files",
                good().folder("skills/sample/").folder("skills").gzip()));
        all.add(new Odd(
                "a long name by PAX",
                List.of(deep),
                good().pax("path=" + deep).file("short", "x").gzip()));
        all.add(new Odd(
                "a long name by GNU",
                List.of(deep),
                good().gnuLongName(deep).file("short", "x").gzip()));
        all.add(new Odd(
                "a long name by ustar prefix",
                List.of("skills/pre/name"),
                good().entry(
                                "name",
                                '0',
                                new byte[0],
                                h -> h.bytes(345, 's', 'k', 'i', 'l', 'l', 's', '/', 'p', 'r', 'e'))
                        .gzip()));
        all.add(new Odd(
                "a name of 100 bytes",
                List.of("skills/" + "n".repeat(93)),
                good().file("skills/" + "n".repeat(93), "x").gzip()));
        all.add(new Odd(
                "Korean names",
                List.of("skills/sample/기술.md"),
                good().file("skills/sample/기술.md", "x").gzip()));
        all.add(new Odd(
                "Korean names by PAX",
                List.of("skills/sample/기술.md"),
                good().pax("hdrcharset=ISO-IR 10646 2000 UTF-8", "path=skills/sample/기술.md", "mtime=1.5", "comment=x")
                        .file("x", "x")
                        .gzip()));
        all.add(new Odd(
                "names with spaces, dots and emoji",
                List.of("skills/sample/a b. c 🙂.md"),
                good().file("skills/sample/a b. c 🙂.md", "x").gzip()));
        all.add(odd(
                "a comment for all by PAX, as git archive writes it",
                new TarBuilder()
                        .paxOf('g', "comment=" + "a".repeat(40))
                        .file("manifest.json", SampleBundles.MANIFEST)
                        .file("skills/sample/SKILL.md", SampleBundles.SKILL)
                        .gzip()));
        all.add(odd(
                "a PAX size that says the same",
                good().pax("size=3").file("x", "abc").gzip()));
        all.add(odd(
                "GNU's magic",
                good().entry("x", '0', new byte[0], h -> h.bytes(263, ' ', ' ', 0))
                        .gzip()));
        all.add(odd(
                "no magic at all, as before POSIX",
                good().entry("x", '\0', new byte[0], h -> h.bytes(257, 0, 0, 0, 0, 0, 0, 0, 0))
                        .entry("folder/", '\0', new byte[0], h -> h.bytes(257, 0, 0, 0, 0, 0, 0, 0, 0))
                        .gzip()));
        all.add(odd(
                "a size in base 256",
                good().entry(
                                "x",
                                '0',
                                "abc".getBytes(StandardCharsets.UTF_8),
                                h -> h.bytes(124, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3))
                        .gzip()));
        all.add(odd(
                "numbers with blanks in front",
                good().entry(
                                "x",
                                '0',
                                "abc".getBytes(StandardCharsets.UTF_8),
                                h -> h.bytes(124, ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', '3', ' '))
                        .gzip()));
        all.add(odd(
                "owners and times",
                good().entry(
                                "x",
                                '0',
                                new byte[0],
                                h -> h.octal(108, 8, 1000)
                                        .octal(136, 12, 1_700_000_000)
                                        .bytes(265, 'm', 'e'))
                        .gzip()));
        all.add(odd(
                "a sticky folder",
                good().entry("tmp/", '5', new byte[0], h -> h.mode(01777)).gzip()));
        all.add(odd("an empty file", good().file("empty", "").gzip()));
        all.add(odd(
                "a skill with a byte order mark",
                withSkill("\uFEFF" + SampleBundles.SKILL).gzip()));
        all.add(odd(
                "a skill with CRLF",
                withSkill(SampleBundles.SKILL.replace("\n", "\r\n")).gzip()));
        all.add(odd(
                "a manifest with a byte order mark and CRLF",
                withManifest("\uFEFF" + SampleBundles.MANIFEST.replace("\n", "\r\n"))
                        .gzip()));
        all.add(odd(
                "an unquoted colon in a description",
                withSkill("---\nname: sample\ndescription: Use when: always. Triggers: \"x\"\n---\n")
                        .gzip()));
        all.add(odd(
                "a flat skill",
                new TarBuilder()
                        .file(
                                "manifest.json",
                                SampleBundles.MANIFEST.replace("skills/sample/SKILL.md", "skills/sample.md"))
                        .file("skills/sample.md", SampleBundles.SKILL)
                        .gzip()));
        all.add(odd("gzip with name, comment, extra field and header checksum", gzipWithAll(good().gzip())));
        return all;
    }

    private static Odd odd(String name, byte[] bytes) {
        return new Odd(name, List.of("manifest.json"), bytes);
    }

    /** The same deflate stream behind a header that has every optional part. */
    private static byte[] gzipWithAll(byte[] plain) {
        byte[] header = {
            0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 2, 3, 3, 0, 'e', 'x', 't', 'n', 'a', 0, 'c', 'o', 0
        };
        CRC32 crc = new CRC32();
        crc.update(header);
        return new TarBuilder()
                .raw(header)
                .raw(new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)})
                .raw(Arrays.copyOfRange(plain, 10, plain.length))
                .unfinished();
    }
}
