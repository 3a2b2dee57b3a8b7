package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Offline tills tell late, and returns may be told before their sales: where debt is allowed, the end is the same. */
class AnyOrderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID PARTNER = new UUID(0, 1);

    private long ids;

    @Test
    void sales_and_returns_end_in_the_same_balance_in_every_order() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<UnaryOperator<MemberAccount>> told = history(random);
            AccountState inOrder = played(told);

            Collections.shuffle(told, random);
            AccountState shuffled = played(told);

            assertThat(shuffled.balance()).as("seed %d", seed).isEqualTo(inOrder.balance());
            assertThat(shuffled.owed()).as("seed %d", seed).isEqualTo(inOrder.owed());
        }
    }

    private List<UnaryOperator<MemberAccount>> history(Random random) {
        List<UnaryOperator<MemberAccount>> told = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            UUID sale = id();
            long points = 1 + random.nextLong(50);
            told.add(account -> account.earn(Points.of(points, PARTNER, NOON, null), cause(sale))
                    .account());
            if (random.nextBoolean()) {
                long back = 1 + random.nextLong(points);
                told.add(
                        account -> account.takeBack(Points.back(back, sale, PARTNER), NegativePolicy.ALLOW, cause(id()))
                                .account());
            }
        }
        return told;
    }

    private static AccountState played(List<UnaryOperator<MemberAccount>> told) {
        MemberAccount account = MemberAccount.of(AccountState.opened(new UUID(9, 9)), List.of());
        for (UnaryOperator<MemberAccount> one : told) {
            account = one.apply(account);
        }
        return account.state();
    }

    private Cause cause(UUID source) {
        return new Cause(source, NOON, this::id);
    }

    private UUID id() {
        return new UUID(1, ++ids);
    }
}
