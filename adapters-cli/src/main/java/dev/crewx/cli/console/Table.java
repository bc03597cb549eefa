package dev.crewx.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings; the last column is cut to what the terminal is wide. */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_LAST = 20;

    private final List<String[]> rows = new ArrayList<>();

    /** With these headings, one a column. */
    public Table(String... headings) {
        rows.add(headings);
    }

    /** Adds a row with as many cells as there are headings; a cell is one line. */
    public void row(String... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> cell.replaceAll("\\s+", " ").strip())
                .toArray(String[]::new));
    }

    /** The table as lines of at most {@code columns} characters where that can be. */
    public List<String> lines(int columns) {
        int last = rows.getFirst().length - 1;
        int[] widths = new int[last];
        for (String[] row : rows) {
            for (int i = 0; i < last; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        int left = Math.max(LEAST_LAST, columns - Arrays.stream(widths).sum() - GAP.length() * last);
        List<String> lines = new ArrayList<>(rows.size());
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                line.append(row[i]).repeat(' ', widths[i] - row[i].length()).append(GAP);
            }
            lines.add(line.append(cut(row[last], left)).toString().stripTrailing());
        }
        return lines;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
