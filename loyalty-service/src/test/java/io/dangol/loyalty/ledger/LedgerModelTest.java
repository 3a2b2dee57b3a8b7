package io.dangol.loyalty.ledger;

import org.junit.jupiter.api.Test;

/**
 * Random histories of every command, against coins in boxes. The seed is in the message of a failure; a longer run is
 * {@code ./dangol verify-ledger --seed S --steps N}.
 */
class LedgerModelTest {

    private static final int HISTORIES = 2_500;
    private static final int STEPS = 40;

    /** Longer ones are played as several: every point of theirs is looked at with every step. */
    private static final int LIFE = 250;

    @Test
    void whatever_happens_the_ledger_ends_where_coins_in_boxes_would() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            new History(seed).play(STEPS);
        }
    }

    @Test
    void a_long_life_ends_there_too() {
        long first = Long.getLong("ledger.seed", 1);
        long steps = Long.getLong("ledger.steps", 1_000);
        for (long seed = first; steps > 0; seed++) {
            new History(seed).play((int) Math.min(steps, LIFE));
            new TwoLives(seed).play((int) Math.min(steps, LIFE));
            steps -= LIFE;
        }
    }

    @Test
    void members_who_are_merged_and_parted_end_there_too() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            new TwoLives(seed).play(STEPS);
        }
    }
}
