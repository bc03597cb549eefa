package dev.crewx.domain.version;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a file's cases: how many ran by section, which are outside the product, which failed and how. */
public final class VectorReport {
    private final String file;
    private final Map<String, Integer> ran = new LinkedHashMap<>();
    private final Map<String, Integer> outside = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** A report on the file of this name. */
    public VectorReport(String file) {
        this.file = file;
    }

    /** Counts a case that ran, and keeps the failure where the text is not empty. */
    public void ran(String section, String failure) {
        ran.merge(section, 1, Integer::sum);
        if (!failure.isEmpty()) {
            failures.add(section + ": " + failure);
        }
    }

    /** Counts a case that the specification puts outside the product. */
    public void outside(String section) {
        outside.merge(section, 1, Integer::sum);
    }

    /** What failed, in the file's order. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many cases ran. */
    public int count() {
        return ran.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Prints the counts. */
    public VectorReport print() {
        int skipped = outside.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("vectors: " + file + ": " + (count() - failures.size()) + " of " + count() + " pass " + ran
                + (skipped == 0 ? "" : "; " + skipped + " outside the product " + outside));
        return this;
    }

    /** Fails when a case failed or none ran. */
    public void assertPassed() {
        assertTrue(count() > 0, file + " holds no case that ran");
        assertTrue(
                failures.isEmpty(),
                () -> failures.size() + " of " + count() + " cases of " + file + " fail:\n"
                        + String.join("\n", failures.subList(0, Math.min(40, failures.size()))));
    }
}
