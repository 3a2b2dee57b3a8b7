package io.dangol.platform.lines;

import io.dangol.platform.problem.Refusal;

/** The first line does not name the columns. It tells the column's place, not its name: that may be somebody's. */
final class FileHeader extends Refusal.Invalid {
    FileHeader(int column, String needed) {
        super("import-header", column, needed);
    }
}
