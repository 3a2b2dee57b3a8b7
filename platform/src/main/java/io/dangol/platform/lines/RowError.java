package io.dangol.platform.lines;

import java.util.Arrays;
import java.util.List;

/**
 * Why a row is rejected.
 *
 * @param pointer to the field, as problems have it; {@code #} is all of the row
 * @param code of the text that says so
 * @param arguments of that text; none of them personal
 */
public record RowError(String pointer, String code, List<String> arguments) {

    public static RowError of(String pointer, String code, Object... arguments) {
        return new RowError(
                pointer, code, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    public static RowError ofRow(String code, Object... arguments) {
        return of("#", code, arguments);
    }
}
