package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.Frontmatter.Recovery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the frontmatter of a file, reads it as YAML, and where that fails entry by entry. */
final class YamlFrontmatterParser implements FrontmatterParser {
    /** What files that are not UTF-8 are, as far as anybody has seen. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Override
    public Reading parse(InputStream file) throws IOException {
        byte[] head = new byte[0];
        for (int size = 1024; size <= MAX_BYTES; size *= 4) {
            byte[] more = file.readNBytes(size - head.length);
            byte[] longer = Arrays.copyOf(head, head.length + more.length);
            System.arraycopy(more, 0, longer, head.length, more.length);
            head = longer;
            if (head.length < size
                    || Fence.find(head).isClosed()
                    || !Fence.find(head).isOpened()) {
                break;
            }
        }
        return parse(head);
    }

    @Override
    public Reading parse(byte[] file) {
        Fence fence = Fence.find(file.length > MAX_BYTES ? Arrays.copyOf(file, MAX_BYTES) : file);
        if (!fence.isOpened()) {
            return new Reading.Absent();
        }
        if (!fence.isClosed()) {
            return new Reading.Malformed(
                    fence.firstLine() - 1,
                    file.length > MAX_BYTES
                            ? "no closing --- within " + MAX_BYTES + " bytes"
                            : "the opening --- has no closing one");
        }
        List<Recovery> recoveries = new ArrayList<>();
        byte[] yaml = Arrays.copyOfRange(file, fence.start(), fence.end());
        Optional<String> text = TarHeader.utf8(yaml);
        if (text.isEmpty()) {
            recoveries.add(new Recovery(
                    "not-utf8", fence.firstLine(), "The frontmatter is not UTF-8; it was read as Windows-1252"));
        }
        String lines = text.orElseGet(() -> new String(yaml, WINDOWS)).replace("\r\n", "\n");
        return read(lines, fence, recoveries);
    }

    private static Reading read(String lines, Fence fence, List<Recovery> recoveries) {
        try {
            return new Reading.Found(new YamlReader(fence.firstLine(), recoveries).readDocument(lines), fence.body());
        } catch (YamlProblem problem) {
            YamlSalvage salvage = new YamlSalvage(fence.firstLine(), recoveries);
            Optional<Frontmatter> salvaged = problem.isHostile() ? Optional.empty() : salvage.salvage(lines);
            return salvaged.isPresent()
                    ? new Reading.Found(salvaged.get(), fence.body())
                    : new Reading.Malformed(problem.line(), problem.text());
        }
    }
}
