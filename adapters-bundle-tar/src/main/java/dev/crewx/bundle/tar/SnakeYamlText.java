package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.YamlText;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.Frontmatter.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** YAML documents, read by the same bounds as frontmatters; nothing is mended, since nothing says what was meant. */
final class SnakeYamlText implements YamlText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public Reading parse(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            return new Reading.Malformed(1, "it is longer than " + MAX_BYTES + " bytes");
        }
        Optional<String> text = TarHeader.utf8(utf8);
        if (text.isEmpty()) {
            return new Reading.Malformed(1, "it is not UTF-8");
        }
        String yaml = text.get().startsWith(BYTE_ORDER_MARK) ? text.get().substring(1) : text.get();
        List<Recovery> recoveries = new ArrayList<>();
        try {
            Frontmatter document = new YamlReader(1, recoveries).readDocument(yaml);
            return new Reading.Parsed(
                    document.fields(),
                    recoveries.stream()
                            .map(recovery -> "line " + recovery.line() + ": " + recovery.message())
                            .toList());
        } catch (YamlProblem problem) {
            return new Reading.Malformed(problem.line(), problem.text());
        }
    }
}
