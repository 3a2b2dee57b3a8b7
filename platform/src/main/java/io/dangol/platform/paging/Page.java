package io.dangol.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list, and where the next part starts; {@code next} is null on the last one. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> data, @Nullable String next) {

    /**
     * Makes a page of rows that were asked for one beyond the limit: the one too many tells that there is more.
     *
     * @param position the last row's position, what its successor's query starts after
     */
    public static <R, T> Page<T> of(
            List<R> rows, int limit, Function<? super R, ? extends T> view, Function<? super R, Cursor> position) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String next = more ? position.apply(shown.get(limit - 1)).toString() : null;
        return new Page<>(shown.stream().<T>map(view).toList(), next);
    }
}
