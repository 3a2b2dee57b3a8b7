package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchProgressTest {

    private final List<String> kept = new ArrayList<>();

    @Test
    void lines_that_are_answered_for_good_are_counted_also_refused_ones() {
        BatchProgress progress = from(0);
        progress.answered(1, 201);
        progress.answered(2, 422);
        progress.answered(4, 200);
        progress.end();
        progress.keep();

        assertThat(kept).containsExactly("4 ended");
    }

    @Test
    void a_line_that_was_asked_to_come_again_holds_up_those_behind_it() {
        BatchProgress progress = from(10);
        progress.answered(11, 201);
        progress.answered(12, 503);
        progress.answered(13, 201);
        progress.end();
        progress.keep();

        assertThat(kept).containsExactly("11");
    }

    @Test
    void every_thousandth_line_is_written_down_in_between() {
        BatchProgress progress = from(500);
        for (int line = 501; line <= 2_600; line++) {
            progress.answered(line, 201);
        }

        assertThat(kept).containsExactly("1500", "2500");
    }

    @Test
    void a_book_that_cannot_be_written_stops_nobody() {
        BatchProgress progress = new BatchProgress(0, (line, ended) -> {
            throw new IllegalStateException("away");
        });

        progress.answered(1, 201);
        progress.keep();

        assertThat(progress.offset()).isZero();
    }

    private BatchProgress from(long offset) {
        return new BatchProgress(offset, (line, ended) -> kept.add(line + (ended ? " ended" : "")));
    }
}
