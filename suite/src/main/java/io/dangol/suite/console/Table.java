package io.dangol.suite.console;

import java.util.ArrayList;
import java.util.List;

/** Rows under a head, in columns as wide as their widest cell. */
public final class Table {

    private final List<String> head;
    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table with columns named by its head.
     *
     * @param alignment one letter a column: {@code l} or {@code r}
     */
    public Table(String alignment, String... head) {
        if (alignment.length() != head.length) {
            throw new IllegalArgumentException("One letter a column");
        }
        this.alignment = alignment;
        this.head = List.of(head);
    }

    public void row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("One cell a column");
        }
        rows.add(List.of(cells));
    }

    public void print(Console console) {
        console.line("  " + console.styled(Console.Style.BOLD, format(head)));
        rows.forEach(row -> console.line("  " + format(row)));
    }

    private String format(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String gap = " ".repeat(width(column) - cell.length());
            line.append(alignment.charAt(column) == 'r' ? gap + cell : cell + gap)
                    .append("   ");
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest = head.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
