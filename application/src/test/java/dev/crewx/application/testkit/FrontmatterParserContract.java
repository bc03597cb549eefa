package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.FrontmatterParser.Reading;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.AgentSkillsRules;
import dev.crewx.domain.skill.Frontmatter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link FrontmatterParser} does. */
public abstract class FrontmatterParserContract {
    /** The one under test. */
    protected abstract FrontmatterParser parser();

    private Reading.Found found(String text) {
        Reading reading = parser().parse(text.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Reading.Found.class, reading, reading::toString);
    }

    private static String codes(Frontmatter frontmatter) {
        return String.join(
                ",",
                frontmatter.recoveries().stream()
                        .map(Frontmatter.Recovery::code)
                        .toList());
    }

    @Test
    void readsFieldsTheirLinesAndWhereTheTextBegins() {
        String text = "---\nname: a\n# comment\nversion: 1.0\nmetadata:\n  tags: [x, y]\n  on: true\n---\n# Body\n";
        Reading.Found found = found(text);
        assertEquals("a", found.frontmatter().fields().text("name").orElseThrow());
        assertEquals(4, found.frontmatter().line("version"));
        assertEquals(5, found.frontmatter().line("metadata"));
        JsonValue version = found.frontmatter().fields().get("version").orElseThrow();
        assertEquals(
                "1.0",
                assertInstanceOf(JsonValue.JsonNumber.class, version).value().toPlainString());
        assertEquals("# Body\n", text.substring(found.bodyOffset()));
        assertEquals("", codes(found.frontmatter()));
    }

    @Test
    void takesByteOrderMarksAndAnyLineEnds() {
        Reading.Found found = found("\uFEFF---\r\nname: 기술\r\ndescription: |\r\n  a\r\n  b\r\n---\r\nText");
        assertEquals("기술", found.frontmatter().fields().text("name").orElseThrow());
        assertEquals("a\nb\n", found.frontmatter().fields().text("description").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "description: Use when: always ~ Use when: always ~ 3 ~ yaml-unquoted",
                "description: `code` first ~ `code` first ~ 3 ~ yaml-unquoted",
                "description: @mention first ~ @mention first ~ 3 ~ yaml-unquoted",
                "description: [beta] does x ~ [beta] does x ~ 3 ~ yaml-unquoted",
                "description: *bold* text ~ *bold* text ~ 3 ~ yaml-unquoted",
                "description: \"quoted\" and more ~ \"quoted\" and more ~ 3 ~ yaml-unquoted",
                "description: !!python/object:os.system x ~ x ~ 3 ~ yaml-tag"
            })
    void mendsWhatPeopleWriteAndSaysSo(String line, String value, int at, String code) {
        Frontmatter frontmatter =
                found("---\nname: a\n" + line + "\nlicense: MIT\n---\n").frontmatter();
        assertEquals(value, frontmatter.fields().text("description").orElseThrow());
        assertEquals("MIT", frontmatter.fields().text("license").orElseThrow());
        assertEquals(code, codes(frontmatter));
        assertEquals(at, frontmatter.recoveries().get(0).line());
    }

    @Test
    void mendsOneEntryAndKeepsTheOthersWhole() {
        Frontmatter frontmatter = found(
                        "---\nname: a\ndescription: First: one\n  and: two\nmetadata:\n  author: Ann: B\n  version: '2.0'\n---\n")
                .frontmatter();
        assertEquals(
                "First: one and: two", frontmatter.fields().text("description").orElseThrow());
        assertEquals(
                "Ann: B", frontmatter.fields().object("metadata").text("author").orElseThrow());
        assertEquals(
                "2.0", frontmatter.fields().object("metadata").text("version").orElseThrow());
    }

    @Test
    void tellsDuplicatesAndBytesThatAreNotUtf8() {
        Frontmatter twice = found("---\nname: a\nname: b\n---\n").frontmatter();
        assertEquals("b", twice.fields().text("name").orElseThrow());
        assertEquals("yaml-duplicate-key", codes(twice));
        byte[] windows = "---\nname: a\u0097b\n---\n".getBytes(StandardCharsets.ISO_8859_1);
        Reading reading = parser().parse(windows);
        Frontmatter frontmatter = assertInstanceOf(Reading.Found.class, reading).frontmatter();
        assertEquals("a\u2014b", frontmatter.fields().text("name").orElseThrow());
        assertEquals("not-utf8", codes(frontmatter));
    }

    @Test
    void tellsAFileWithoutFrontmatterFromABrokenOne() {
        assertInstanceOf(Reading.Absent.class, parser().parse("# Title\n---\n".getBytes(StandardCharsets.UTF_8)));
        assertInstanceOf(Reading.Absent.class, parser().parse(new byte[0]));
        Reading.Malformed malformed = assertInstanceOf(
                Reading.Malformed.class, parser().parse("---\nname: a\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, malformed.line());
    }

    @Test
    void readsNoFurtherThanItMust() throws IOException {
        int[] read = {0};
        byte[] bytes = ("---\nname: a\n---\n" + "x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
        InputStream input = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                int count = super.read(target, offset, length);
                read[0] += Math.max(0, count);
                return count;
            }
        };
        assertInstanceOf(Reading.Found.class, parser().parse(input));
        assertTrue(read[0] <= 16 * 1024, "read " + read[0]);
        String head = "---\nname: a\nx: " + "y".repeat(30_000) + "\n---\n";
        assertInstanceOf(
                Reading.Found.class, parser().parse(new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void theOpenStandardHasItsOwnView() {
        Frontmatter frontmatter = found(
                        "---\nname: My--Skill\ndescription: d\nversion: 1.0.0\nallowed-tools: [Read]\ncompatibility: {a: b}\n---\n")
                .frontmatter();
        List<String> codes = AgentSkillsRules.check(frontmatter, "skills/x/SKILL.md", "x").stream()
                .map(Finding::code)
                .toList();
        assertEquals(
                List.of(
                        "agent-skills-unknown-field",
                        "agent-skills-name",
                        "agent-skills-name-folder",
                        "agent-skills-compatibility",
                        "agent-skills-allowed-tools"),
                codes);
        Frontmatter good = found("---\nname: 技能\ndescription: d\n---\n").frontmatter();
        assertEquals(List.of(), AgentSkillsRules.check(good, "skills/技能/SKILL.md", "技能"));
    }
}
