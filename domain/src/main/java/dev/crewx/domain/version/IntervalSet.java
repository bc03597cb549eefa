package dev.crewx.domain.version;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A union of half-open intervals {@code [low, high)} of versions by precedence, sorted, disjoint and not touching;
 * so equal sets have equal intervals. Which versions count (stable ones or prereleases) is the owner's matter.
 *
 * @param spans the intervals, ascending
 */
record IntervalSet(List<Span> spans) {
    static final IntervalSet EMPTY = new IntervalSet(List.of());

    /**
     * One interval.
     *
     * @param low the least member
     * @param high what ends it, {@code null} when nothing does
     */
    record Span(SemanticVersion low, @Nullable SemanticVersion high) {
        boolean isEmpty() {
            return high != null && low.comparePrecedence(high) >= 0;
        }
    }

    IntervalSet {
        spans = List.copyOf(spans);
    }

    static IntervalSet of(SemanticVersion low, @Nullable SemanticVersion high) {
        Span span = new Span(low, high);
        return span.isEmpty() ? EMPTY : new IntervalSet(List.of(span));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    boolean contains(SemanticVersion version) {
        for (Span span : spans) {
            if (version.comparePrecedence(span.low) < 0) {
                return false;
            }
            if (span.high == null || version.comparePrecedence(span.high) < 0) {
                return true;
            }
        }
        return false;
    }

    IntervalSet union(IntervalSet other) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(other.spans);
        all.sort((a, b) -> a.low.comparePrecedence(b.low));
        List<Span> merged = new ArrayList<>(all.size());
        for (Span span : all) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || (last.high != null && last.high.comparePrecedence(span.low) < 0)) {
                merged.add(span);
            } else if (last.high != null) {
                merged.set(merged.size() - 1, new Span(last.low, later(last.high, span.high)));
            }
        }
        return new IntervalSet(merged);
    }

    IntervalSet intersect(IntervalSet other) {
        List<Span> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < spans.size() && j < other.spans.size()) {
            Span a = spans.get(i);
            Span b = other.spans.get(j);
            SemanticVersion low = a.low.comparePrecedence(b.low) >= 0 ? a.low : b.low;
            SemanticVersion high = earlier(a.high, b.high);
            Span both = new Span(low, high);
            if (!both.isEmpty()) {
                common.add(both);
            }
            if (endsFirst(a.high, b.high)) {
                i++;
            } else {
                j++;
            }
        }
        return new IntervalSet(common);
    }

    /** What of {@code [floor, ∞)} is not in this set. */
    IntervalSet complement(SemanticVersion floor) {
        List<Span> gaps = new ArrayList<>();
        SemanticVersion low = floor;
        for (Span span : spans) {
            Span gap = new Span(low, span.low);
            if (!gap.isEmpty()) {
                gaps.add(gap);
            }
            if (span.high == null) {
                return new IntervalSet(gaps);
            }
            low = span.high;
        }
        gaps.add(new Span(low, null));
        return new IntervalSet(gaps);
    }

    private static boolean endsFirst(@Nullable SemanticVersion a, @Nullable SemanticVersion b) {
        return a != null && (b == null || a.comparePrecedence(b) <= 0);
    }

    private static @Nullable SemanticVersion earlier(@Nullable SemanticVersion a, @Nullable SemanticVersion b) {
        return endsFirst(a, b) ? a : b;
    }

    private static @Nullable SemanticVersion later(@Nullable SemanticVersion a, @Nullable SemanticVersion b) {
        return endsFirst(a, b) ? b : a;
    }
}
