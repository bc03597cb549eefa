package dev.crewx.domain.version;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Chosen versions among known ones, told as few runs: {@code 1.0.0 - 1.2.0 || >=2.0.0}. */
final class VersionRuns {
    private VersionRuns() {}

    /**
     * A range that admits, of the known versions, those that are chosen.
     *
     * @param known all versions, ascending
     * @param chosen which of them
     */
    static String describe(List<SemanticVersion> known, Predicate<SemanticVersion> chosen) {
        List<String> runs = new ArrayList<>();
        SemanticVersion first = null;
        SemanticVersion last = null;
        for (SemanticVersion version : known) {
            if (chosen.test(version)) {
                first = first == null ? version : first;
                last = version;
            } else if (first != null) {
                runs.add(run(known, first, last));
                first = null;
                last = null;
            }
        }
        if (first != null) {
            runs.add(run(known, first, null));
        }
        return String.join(" || ", runs);
    }

    private static String run(List<SemanticVersion> known, SemanticVersion first, @Nullable SemanticVersion last) {
        boolean fromStart = first.equals(known.getFirst());
        if (last == null) {
            return fromStart ? "*" : ">=" + first;
        }
        if (first.equals(last)) {
            return first.toString();
        }
        return fromStart ? "<=" + last : first + " - " + last;
    }
}
