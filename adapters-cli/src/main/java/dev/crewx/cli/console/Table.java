package dev.crewx.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under headings. Where the terminal is too narrow the last column gives way first, then the widest of the others.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST = 8;
    private static final int LEAST_LAST = 20;

    private final List<String[]> rows = new ArrayList<>();

    /** With these headings, one a column. */
    public Table(String... headings) {
        rows.add(headings);
    }

    /** Adds a row with as many cells as there are headings; a cell is one line, its tricks made visible. */
    public void row(String... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> Visible.of(cell.replaceAll("\\s+", " ").strip()))
                .toArray(String[]::new));
    }

    /** The table as lines of at most {@code columns} columns where that can be; the first are the headings. */
    public List<String> lines(int columns) {
        int last = rows.getFirst().length - 1;
        int[] widths = new int[last + 1];
        for (String[] row : rows) {
            for (int i = 0; i <= last; i++) {
                widths[i] = Math.max(widths[i], Columns.width(row[i]));
            }
        }
        fit(widths, columns);
        List<String> lines = new ArrayList<>(rows.size());
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i <= last; i++) {
                String cell = Columns.cut(row[i], widths[i]);
                line.append(cell).repeat(' ', widths[i] - Columns.width(cell)).append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static void fit(int[] widths, int columns) {
        int last = widths.length - 1;
        int over = excess(widths, columns);
        if (over > 0 && widths[last] > LEAST_LAST) {
            widths[last] = Math.max(LEAST_LAST, widths[last] - over);
        }
        for (over = excess(widths, columns); over > 0; over--) {
            int widest = 0;
            for (int i = 1; i < last; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST) {
                return;
            }
            widths[widest]--;
        }
    }

    private static int excess(int[] widths, int columns) {
        long wide = Arrays.stream(widths).asLongStream().sum() + (long) GAP.length() * (widths.length - 1);
        return Math.clamp(wide - columns, 0, Integer.MAX_VALUE);
    }
}
