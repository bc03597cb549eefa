package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a resolution ended. */
public sealed interface ResolutionOutcome {
    /**
     * There is an answer.
     *
     * @param resolution the answer
     */
    record Resolved(Resolution resolution) implements ResolutionOutcome {}

    /**
     * There is no answer, and why.
     *
     * @param explanation the derivation
     * @param suggestions changes that were tried and lead to an answer, the smallest first
     */
    record Conflict(Explanation explanation, List<Suggestion> suggestions) implements ResolutionOutcome {
        /** Copies the suggestions. */
        public Conflict {
            suggestions = List.copyOf(suggestions);
        }

        /** The whole message, several lines: what is wrong, the derivation, the suggestions. */
        public String message() {
            return ExplanationText.message(explanation, suggestions);
        }
    }

    /**
     * The budget ran out before an answer was found or excluded.
     *
     * @param partial what was chosen when it ran out; consistent so far, not a valid answer
     * @param steps how many steps were taken
     * @param packagesAsked how many packages the provider was asked for
     */
    record BudgetExceeded(Map<String, SemanticVersion> partial, long steps, int packagesAsked)
            implements ResolutionOutcome {
        /** Copies the choice, sorted by name. */
        public BudgetExceeded {
            partial = Collections.unmodifiableMap(new TreeMap<>(partial));
        }

        /** What happened, in one line. */
        public String message() {
            return "dependency resolution stopped after " + steps + " steps with " + packagesAsked
                    + " packages looked at and " + partial.size()
                    + " versions chosen; allow more time, or require narrower ranges";
        }
    }

    /**
     * The caller asked to stop.
     *
     * @param steps how many steps were taken
     */
    record Cancelled(long steps) implements ResolutionOutcome {}

    /** The answer where there is one. */
    default Optional<Resolution> answer() {
        return this instanceof Resolved resolved ? Optional.of(resolved.resolution()) : Optional.empty();
    }
}
