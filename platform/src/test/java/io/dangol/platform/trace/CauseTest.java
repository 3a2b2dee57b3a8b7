package io.dangol.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CauseTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void what_a_task_does_is_told_to_be_of_its_cause_and_what_follows_is_not() {
        Cause cause = new Cause("till-7", PARENT);
        Cause[] seen = new Cause[1];

        cause.run(() -> seen[0] = Cause.current());

        assertThat(seen[0]).isEqualTo(cause);
        assertThat(Cause.current()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void a_cause_within_another_gives_way_to_it_again_also_where_it_fails() {
        Cause outer = new Cause("outer", PARENT);
        Cause[] after = new Cause[1];

        outer.run(() -> {
            assertThatThrownBy(() -> new Cause("inner", null).run(() -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            after[0] = Cause.current();
        });

        assertThat(after[0]).isEqualTo(outer);
    }

    @Test
    void of_a_trace_that_nobody_keeps_nothing_goes_along() {
        Cause[] seen = new Cause[1];

        new Cause("till-7", null).run(() -> {
            Cause.name("0af7651916cd43dd8448eb211c80319c");
            seen[0] = Cause.current();
        });

        assertThat(seen[0]).isEqualTo(new Cause("till-7", null));
        assertThat(Cause.current()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void only_what_has_the_form_of_a_place_in_a_trace_is_taken_for_one() {
        assertThat(TraceParent.sane(PARENT)).isEqualTo(PARENT);
        assertThat(TraceParent.sane(null)).isNull();
        assertThat(TraceParent.sane(PARENT.toUpperCase(Locale.ROOT))).isNull();
        assertThat(TraceParent.sane(PARENT + "-more")).isNull();
        assertThat(TraceParent.sane("00-00000000000000000000000000000000-b7ad6b7169203331-01"))
                .isNull();
        assertThat(TraceParent.sane("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"))
                .isNull();
        assertThat(TraceParent.isKept(PARENT)).isTrue();
        assertThat(TraceParent.isKept("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-02"))
                .isFalse();
    }
}
