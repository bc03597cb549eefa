package dev.crewx.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the script that a skill runs by itself. */
final class Scripts {
    private static final List<String> COMMON = List.of("index.js", "main.js");

    private Scripts() {}

    /**
     * The first of {@code <skill>.js}, {@code .sh}, {@code .py}, {@code index.js}, {@code main.js} beside the skill's
     * file that lies in the skill's own folder, links followed. The last two belong to nobody where a file stands for
     * itself.
     */
    static Optional<Path> of(SkillDescriptor skill) throws IOException {
        Boundary own =
                Boundary.of(List.of(skill.origin().map(SkillPackage::folder).orElse(skill.folder())));
        Stream<String> named = Stream.of(".js", ".sh", ".py").map(ending -> skill.name() + ending);
        List<String> names = Stream.concat(named, skill.flat() ? Stream.of() : COMMON.stream())
                .toList();
        for (String name : names) {
            Path script = skill.folder().resolve(name);
            if (Files.isRegularFile(script) && own.holds(script)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }
}
