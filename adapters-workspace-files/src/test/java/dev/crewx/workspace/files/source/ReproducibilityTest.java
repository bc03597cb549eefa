package dev.crewx.workspace.files.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.testkit.Folders;
import dev.crewx.domain.integrity.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files give the same bytes: in another order, at another time, in another place, in another JVM. */
final class ReproducibilityTest {
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "skills/istanbul/SKILL.md",
            Folders.skill("istanbul"),
            "skills/istanbul/I.txt",
            "Title case is what Turkish locales change",
            "skills/istanbul/기술/메모.md",
            "Korean",
            "skills/beta/SKILL.md",
            Folders.skill("beta"),
            "skills/beta/scripts/run.sh",
            "#!/bin/sh\n",
            "skills/beta/" + "long-".repeat(24) + ".md",
            "long",
            "scripts/zeta.py",
            "print()\n",
            "README.md",
            "# Read me\n",
            "package.json",
            "{\"name\":\"repro\",\"version\":\"1.2.3\",\"keywords\":[\"b\",\"a\"]}"));

    @TempDir
    private Path temp;

    private Path folder(String name, long seed) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        List<String> order = new ArrayList<>(FILES.keySet());
        Collections.shuffle(order, new Random(seed));
        for (String path : order) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, FILES.getOrDefault(path, ""));
            Files.setLastModifiedTime(file, FileTime.fromMillis(seed * 1_000_000_007L));
            String group = seed % 2 == 0 ? "---" : "rwx";
            String owner = path.endsWith(".sh") ? "rwx" : "rw-";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(owner + group + group));
        }
        return folder;
    }

    static Digest build(Path folder, Path file) {
        CreateBundle.Result result =
                Bundles.CREATE.create(CreateBundle.Request.of(folder, file).into(file));
        return assertInstanceOf(CreateBundle.Result.Created.class, result, result::toString)
                .digest();
    }

    @Test
    void orderTimesAndRightsOfOthersDoNotMatter() throws IOException {
        Digest first = build(folder("a", 1), temp.resolve("a.crewx"));
        for (int seed = 2; seed < 8; seed++) {
            assertEquals(first, build(folder("b" + seed, seed), temp.resolve("b.crewx")));
        }
    }

    @Test
    void localeAndTimeZoneDoNotMatter() throws IOException {
        Path folder = folder("a", 1);
        Digest first = build(folder, temp.resolve("a.crewx"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "ko-KR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertEquals(first, build(folder, temp.resolve("b.crewx")), tag);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherJvmWithOtherLanguageZoneAndUmaskGivesTheSameBytes() throws Exception {
        assumeTrue(new File("/bin/sh").canExecute());
        Path folder = folder("a", 1);
        Digest first = build(folder, temp.resolve("a.crewx"));
        for (String environment :
                List.of("LC_ALL=C.UTF-8 TZ=Asia/Tokyo", "LC_CTYPE=C.UTF-8 LANG=C TZ=America/St_Johns")) {
            // A locale that cannot express Korean names cannot name the files at all: that much UTF-8 must be.
            List<String> command = List.of(
                    "/bin/sh",
                    "-c",
                    "umask 0077; " + environment + " exec \"$@\"",
                    "sh",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Duser.language=tr",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Build.class.getName(),
                    folder.toString(),
                    temp.resolve("c.crewx").toString());
            Path output = temp.resolve("output");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertTrue(process.waitFor(2, TimeUnit.MINUTES));
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("digest=" + first), text);
        }
    }

    /** The other JVM's program. */
    static final class Build {
        private Build() {}

        /** Builds the folder named first into the file named second and prints the digest. */
        public static void main(String[] arguments) {
            System.out.println("digest=" + build(Path.of(arguments[0]), Path.of(arguments[1])));
        }
    }

    @Test
    void sourceDateEpochIsTheOnlyTime() throws IOException {
        Path folder = folder("a", 1);
        Path file = temp.resolve("a.crewx");
        CreateBundle.Request request = CreateBundle.Request.of(folder, file).into(file);
        Digest zero = created(request).digest();
        Digest other = created(request.modifiedAt(1_700_000_000)).digest();
        assertTrue(!zero.equals(other));
        assertEquals(other, created(request.modifiedAt(1_700_000_000)).digest());
    }

    private static CreateBundle.Result.Created created(CreateBundle.Request request) {
        return assertInstanceOf(CreateBundle.Result.Created.class, Bundles.CREATE.create(request));
    }
}
