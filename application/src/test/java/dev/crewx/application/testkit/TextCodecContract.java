package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.application.bundle.spi.YamlText;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link TextCodec} does. */
public abstract class TextCodecContract {
    /** The one under test. */
    protected abstract TextCodec codec();

    @Test
    void understandsTheSameWordsInAllThreeForms() {
        JsonObject json = (JsonObject) assertInstanceOf(
                        JsonText.Reading.Parsed.class,
                        codec().jsonText().parse("{\"name\":\"a\",\"tags\":[\"x\",true]}"))
                .value();
        byte[] yaml = "name: a\ntags: [x, true]\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                json,
                assertInstanceOf(
                                YamlText.Reading.Parsed.class,
                                codec().yamlText().parse(yaml))
                        .document());
        byte[] head = "---\nname: a\ntags: [x, true]\n---\nText".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                json,
                assertInstanceOf(
                                FrontmatterParser.Reading.Found.class,
                                codec().frontmatterParser().parse(head))
                        .frontmatter()
                        .fields());
    }
}
