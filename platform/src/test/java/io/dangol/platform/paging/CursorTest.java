package io.dangol.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.platform.paging.Cursor.CursorInvalid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final UUID ID = new UUID(1, 2);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_cursor_reads_back_as_it_was_given() {
        Cursor cursor = Cursor.parse(Cursor.of(NOON, ID, 7L).toString(), 3);

        assertThat(cursor).isNotNull();
        assertThat(cursor.instant(0)).isEqualTo(NOON);
        assertThat(cursor.uuid(1)).isEqualTo(ID);
        assertThat(cursor.number(2)).isEqualTo(7);
    }

    @Test
    void no_cursor_starts_at_the_beginning() {
        assertThat(Cursor.parse(null, 1)).isNull();
    }

    @Test
    void a_forged_cursor_is_refused() {
        assertThatThrownBy(() -> Cursor.parse("***", 1)).isInstanceOf(CursorInvalid.class);
        assertThatThrownBy(() -> Cursor.parse(Cursor.of("a", "b").toString(), 1))
                .isInstanceOf(CursorInvalid.class);
        assertThatThrownBy(() -> Cursor.of("no uuid").uuid(0)).isInstanceOf(CursorInvalid.class);
        assertThatThrownBy(() -> Cursor.of("no number").number(0)).isInstanceOf(CursorInvalid.class);
        assertThatThrownBy(() -> Cursor.of("no instant").instant(0)).isInstanceOf(CursorInvalid.class);
        assertThatThrownBy(() -> Cursor.of(Instant.MAX).instant(0)).isInstanceOf(CursorInvalid.class);
        assertThatThrownBy(() -> Cursor.of(Instant.MIN).instant(0)).isInstanceOf(CursorInvalid.class);
        assertThatThrownBy(() -> Cursor.parse(Cursor.of("a\0").toString(), 1)).isInstanceOf(CursorInvalid.class);
    }

    @Test
    void one_row_too_many_tells_that_there_is_a_next_page() {
        Page<String> page = Page.of(List.of(1, 2, 3), 2, String::valueOf, Cursor::of);

        assertThat(page.data()).containsExactly("1", "2");
        assertThat(page.next()).isEqualTo(Cursor.of(2).toString());
    }

    @Test
    void a_last_page_that_is_just_full_has_no_next() {
        Page<String> page = Page.of(List.of(1, 2), 2, String::valueOf, Cursor::of);

        assertThat(page.data()).containsExactly("1", "2");
        assertThat(page.next()).isNull();
    }
}
