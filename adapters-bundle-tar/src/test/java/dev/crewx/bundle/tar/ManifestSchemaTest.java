package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.manifest.ManifestReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The manifest's rules, and that the schema and the code agree on them. */
final class ManifestSchemaTest {
    private static final String WHOLE = """
            {"manifestVersion":"1.0.0","packageType":"skill-bundle","id":"data-tools","version":"1.2.3",
             "metadata":{"name":"Data Tools","description":"Tools.","author":{"name":"Ann","email":"a@example.org"},
               "license":"MIT","homepage":"https://example.org","repository":{"type":"git","url":"https://example.org/r"},
               "keywords":["data"],"category":"data"},
             "skills":[{"id":"data-analyzer","path":"skills/data-analyzer/SKILL.md","entry":"SKILL.md",
               "metadata":{"name":"data-analyzer"}}],
             "resources":[{"type":"python-script","path":"scripts/util.py","description":"Helps."}],
             "runtimeRequirements":{"python":">=3.11","node":">=18","docker":true,"memory":"4GB","diskSpace":"1GB"},
             "dependencies":{"crewx":">=0.2.0","skills":[{"id":"@acme/libs","version":"^1.5.0","optional":false}]},
             "compatibility":{"crewxVersion":">=0.2.0","platforms":["linux"],"architectures":["x64"]},
             "security":{"permissions":["file-read"],"trustedSources":["https://example.org"],"signature":"s"},
             "installation":{"type":"bundle","location":"skills/","autoUpdate":true,"verifySignature":false},
             "x-unknown":{"kept":[1.50,null]}}
            """;

    private static final JsonText JSON = new BundleTar().jsonText();

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(new String(new BundleTar().manifestSchema(), StandardCharsets.UTF_8));

    private static JsonValue parsed(String text) {
        return assertInstanceOf(JsonText.Reading.Parsed.class, JSON.parse(text), text)
                .value();
    }

    private static ManifestReading read(String text) {
        return ManifestReader.read(parsed(text));
    }

    private static String changed(String from, String to) {
        String changed = WHOLE.replace(from, to);
        assertTrue(!changed.equals(WHOLE), from);
        return changed;
    }

    @Test
    void theSpecificationsExampleKeepsEveryRule() {
        ManifestReading.Accepted accepted = assertInstanceOf(ManifestReading.Accepted.class, read(WHOLE));
        assertEquals(List.of(), accepted.findings());
        assertEquals(
                "@acme/libs", accepted.manifest().dependencies().get(0).id().toString());
        assertEquals(parsed(WHOLE), accepted.manifest().document());
        String again = new String(JSON.pretty(accepted.manifest().document()), StandardCharsets.UTF_8);
        assertEquals(parsed(WHOLE), parsed(again));
        assertTrue(again.contains("1.50"));
    }

    @TestFactory
    Stream<DynamicTest> schemaAndCodeRefuseTheSame() {
        return Stream.of(
                        change("\"id\":\"data-tools\"", "\"id\":\"Data\"", "/id"),
                        change("\"id\":\"data-tools\"", "\"id\":7", "/id"),
                        change("\"id\":\"data-tools\",", "", "/id"),
                        change("\"id\":\"data-tools\"", "\"id\":\"" + "a".repeat(65) + "\"", "/id"),
                        change("\"id\":\"data-tools\"", "\"id\":\"@" + "a".repeat(40) + "/b\"", "/id"),
                        change("\"version\":\"1.2.3\"", "\"version\":\"1.2\"", "/version"),
                        change("\"version\":\"1.2.3\"", "\"version\":\"01.2.3\"", "/version"),
                        change("\"version\":\"1.2.3\",", "", "/version"),
                        change("\"manifestVersion\":\"1.0.0\"", "\"manifestVersion\":\"2.0.0\"", "/manifestVersion"),
                        change("\"manifestVersion\":\"1.0.0\"", "\"manifestVersion\":\"1\"", "/manifestVersion"),
                        change("\"manifestVersion\":\"1.0.0\"", "\"manifestVersion\":1.0", "/manifestVersion"),
                        change("skill-bundle", "plugin", "/packageType"),
                        change("\"name\":\"Data Tools\"", "\"name\":\" \"", "/metadata/name"),
                        change("\"name\":\"Data Tools\",", "", "/metadata/name"),
                        change("Data Tools", "n".repeat(201), "/metadata/name"),
                        change("Tools.", "d".repeat(1025), "/metadata/description"),
                        change("{\"name\":\"Ann\",\"email\":\"a@example.org\"}", "7", "/metadata/author"),
                        change("{\"name\":\"Ann\",\"email\":\"a@example.org\"}", "{}", "/metadata/author"),
                        change("\"keywords\":[\"data\"]", "\"keywords\":\"data\"", "/metadata/keywords"),
                        change("\"keywords\":[\"data\"]", "\"keywords\":[1]", "/metadata/keywords/0"),
                        change("\"license\":\"MIT\"", "\"license\":[]", "/metadata/license"),
                        change("\"id\":\"data-analyzer\"", "\"id\":\"Data Analyzer\"", "/skills/0/id"),
                        change("\"id\":\"data-analyzer\",", "", "/skills/0/id"),
                        change("skills/data-analyzer/SKILL.md", "../SKILL.md", "/skills/0/path"),
                        change("skills/data-analyzer/SKILL.md", "/SKILL.md", "/skills/0/path"),
                        change("skills/data-analyzer/SKILL.md", "a\\\\b", "/skills/0/path"),
                        change("\"path\":\"skills/data-analyzer/SKILL.md\",", "", "/skills/0/path"),
                        change("\"docker\":true", "\"docker\":\"yes\"", "/runtimeRequirements/docker"),
                        change("\"4GB\"", "\"much\"", "/runtimeRequirements/memory"),
                        change("\"optional\":false", "\"optional\":\"no\"", "/dependencies/skills/0/optional"),
                        change("\"@acme/libs\"", "\"@acme\"", "/dependencies/skills/0/id"),
                        change("[\"linux\"]", "[\"macos\"]", "/compatibility/platforms/0"),
                        change("[\"x64\"]", "[\"sparc\"]", "/compatibility/architectures/0"),
                        change("\"permissions\":[\"file-read\"]", "\"permissions\":\"all\"", "/security/permissions"),
                        change("\"autoUpdate\":true", "\"autoUpdate\":1", "/installation/autoUpdate"))
                .map(change -> DynamicTest.dynamicTest(change.to() + " at " + change.pointer(), () -> {
                    String text = changed(change.from(), change.to());
                    ManifestReading.Refused refused = assertInstanceOf(ManifestReading.Refused.class, read(text));
                    assertTrue(
                            refused.findings().stream()
                                    .anyMatch(f -> f.isError()
                                            && f.location().pointer().equals(change.pointer())),
                            () -> refused.findings().toString());
                    assertTrue(!schema.validate(text, InputFormat.JSON).isEmpty(), text);
                }));
    }

    private record Change(String from, String to, String pointer) {}

    private static Change change(String from, String to, String pointer) {
        return new Change(from, to, pointer);
    }

    @TestFactory
    Stream<DynamicTest> schemaAndCodeTakeTheSame() {
        return Stream.of(
                        WHOLE,
                        changed("\"id\":\"data-tools\"", "\"id\":\"@acme/data-tools\""),
                        changed("\"version\":\"1.2.3\"", "\"version\":\"1.2.3-rc.1+build.5\""),
                        changed("\"manifestVersion\":\"1.0.0\"", "\"manifestVersion\":\"1.7.0\""),
                        changed("\"manifestVersion\":\"1.0.0\",\"packageType\":\"skill-bundle\",", ""),
                        changed("{\"name\":\"Ann\",\"email\":\"a@example.org\"}", "\"Ann <a@example.org>\""),
                        changed("{\"type\":\"git\",\"url\":\"https://example.org/r\"}", "\"https://example.org/r\""),
                        changed("\"license\":\"MIT\"", "\"license\":\"Proprietary. See LICENSE.txt\""),
                        changed("\"file-read\"", "\"telepathy\""),
                        changed("Tools.", "기".repeat(1024)),
                        changed("\"optional\":false", "\"optional\":null"),
                        changed("\"4GB\"", "\"1.5 GiB\""),
                        changed("\"verifySignature\":false", "\"verifySignature\":true"),
                        "{\"id\":\"a\",\"version\":\"0.0.0\",\"metadata\":{\"name\":\"a\",\"description\":\"a\"},"
                                + "\"skills\":[{\"id\":\"a\",\"path\":\"./skills/a/\"}]}")
                .map(text -> DynamicTest.dynamicTest(text.substring(0, 60), () -> {
                    ManifestReading reading = read(text);
                    assertInstanceOf(ManifestReading.Accepted.class, reading, reading::toString);
                    assertEquals(0, schema.validate(text, InputFormat.JSON).size(), text);
                }));
    }

    @Test
    void tellsAllProblemsAtOnceWithWhatIsAllowed() {
        List<Finding> findings = read("{\"manifestVersion\":\"x\",\"version\":\"1\",\"metadata\":{},\"skills\":[],"
                        + "\"dependencies\":{\"skills\":[{\"id\":\"a\",\"version\":\">>1\"},{\"id\":\"a\"}]}}")
                .findings();
        List<String> errors = findings.stream()
                .filter(Finding::isError)
                .map(f -> f.location().pointer())
                .toList();
        assertEquals(
                List.of(
                        "/manifestVersion",
                        "/id",
                        "/version",
                        "/metadata/name",
                        "/metadata/description",
                        "/skills",
                        "/dependencies/skills/0/version",
                        "/dependencies/skills/1/id"),
                errors);
        List<String> messages = findings.stream().map(Finding::message).toList();
        assertTrue(messages.containsAll(List.of(
                "Package ID is required", "Version must follow semantic versioning", "No skills included in bundle")));
        assertTrue(findings.stream()
                .filter(Finding::isError)
                .allMatch(f -> f.allowed().isPresent()));
    }

    @Test
    void whatIsNewerOrUnknownIsAWarning() {
        List<String> codes = read(changed("\"manifestVersion\":\"1.0.0\"", "\"manifestVersion\":\"1.1.0\"")
                        .replace("\"MIT\"", "\"Mine\"")
                        .replace("\"file-read\"", "\"telepathy\"")
                        .replace("\"verifySignature\":false", "\"verifySignature\":true"))
                .findings()
                .stream()
                .map(Finding::code)
                .toList();
        assertEquals(List.of("manifest-version-newer", "license", "permission-unknown", "signatures-unchecked"), codes);
    }

    @Test
    void aLicenseAtTheTopIsTheSameField() {
        String text =
                WHOLE.replace("\"license\":\"MIT\",", "").replace("\"x-unknown\"", "\"license\":\"MIT\",\"x-unknown\"");
        ManifestReading.Accepted accepted = assertInstanceOf(ManifestReading.Accepted.class, read(text));
        assertEquals("MIT", accepted.manifest().metadata().license().orElseThrow());
        assertEquals(parsed(text), accepted.manifest().document());
    }
}
