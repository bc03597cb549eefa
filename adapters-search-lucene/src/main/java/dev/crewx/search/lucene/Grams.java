package dev.crewx.search.lucene;

import java.util.ArrayList;
import java.util.List;

/** What a run of a script without spaces is indexed and sought by: its characters and each two that stand together. */
final class Grams {
    private Grams() {}

    /** Each two neighbours of a folded run; the run itself where it is a single character. */
    static List<String> pairs(String run) {
        List<String> pairs = new ArrayList<>();
        for (int from = 0; from < run.length(); ) {
            int middle = run.offsetByCodePoints(from, 1);
            if (middle >= run.length()) {
                break;
            }
            pairs.add(run.substring(from, run.offsetByCodePoints(middle, 1)));
            from = middle;
        }
        return pairs.isEmpty() ? List.of(run) : pairs;
    }

    /** Each character of a folded run. */
    static List<String> singles(String run) {
        return run.codePoints().mapToObj(Character::toString).toList();
    }
}
