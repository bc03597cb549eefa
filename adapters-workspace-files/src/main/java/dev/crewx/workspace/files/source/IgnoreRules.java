package dev.crewx.workspace.files.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ignore files on the way from the bundled folder down to one of its folders. A deeper file's word counts more,
 * within a file a later line's.
 *
 * @param files from the outermost to the innermost
 */
record IgnoreRules(List<IgnoreFile> files) {
    static final String OWN = ".crewxignore";
    static final String GIT = ".gitignore";
    static final IgnoreRules NONE = new IgnoreRules(List.of());

    private static final int MAX_BYTES = 1024 * 1024;

    IgnoreRules {
        files = List.copyOf(files);
    }

    /**
     * One ignore file.
     *
     * @param prefix the path of its folder with a slash behind it, empty for the outermost
     * @param patterns its lines
     */
    record IgnoreFile(String prefix, List<IgnorePattern> patterns) {
        IgnoreFile {
            patterns = List.copyOf(patterns);
        }
    }

    /** These rules and those of a folder below; {@code .crewxignore} stands in for {@code .gitignore}. */
    IgnoreRules in(Path folder, String prefix) throws IOException {
        Path own = folder.resolve(OWN);
        Path file = Files.isRegularFile(own) ? own : folder.resolve(GIT);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            return this;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<IgnorePattern> patterns = new ArrayList<>();
        text.lines().map(IgnorePattern::parse).flatMap(Optional::stream).forEach(patterns::add);
        List<IgnoreFile> more = new ArrayList<>(files);
        more.add(new IgnoreFile(prefix, patterns));
        return new IgnoreRules(more);
    }

    /** Whether a path, relative to the bundled folder, is left out. */
    boolean ignores(String path, boolean folder) {
        for (int f = files.size() - 1; f >= 0; f--) {
            IgnoreFile file = files.get(f);
            String relative = path.substring(file.prefix().length());
            for (int p = file.patterns().size() - 1; p >= 0; p--) {
                IgnorePattern pattern = file.patterns().get(p);
                if (pattern.matches(relative, folder)) {
                    return !pattern.negated();
                }
            }
        }
        return false;
    }
}
