package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.Funding.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FundingTest {

    private static final UUID SHOP = new UUID(0, 1);
    private static final UUID HEADQUARTERS = new UUID(0, 2);
    private static final UUID MAKER = new UUID(0, 3);

    @Test
    void one_funder_pays_for_all() {
        assertThat(Funding.by(SHOP).between(3, 10)).containsExactly(new Part(SHOP, 7));
        assertThat(Funding.by(SHOP).between(10, 3)).containsExactly(new Part(SHOP, -7));
        assertThat(Funding.by(SHOP).between(3, 3)).isEmpty();
    }

    @Test
    void two_who_share_pay_side_by_side() {
        Funding halves = shares(1, 1);

        assertThat(halves.between(0, 10)).containsExactly(new Part(SHOP, 5), new Part(HEADQUARTERS, 5));
        assertThat(halves.between(0, 1)).containsExactly(new Part(HEADQUARTERS, 1));
        assertThat(halves.between(1, 2)).containsExactly(new Part(SHOP, 1));
    }

    @Test
    void however_points_are_taken_each_has_paid_its_share_of_what_is_gone() {
        Random random = new Random(1);
        for (int life = 0; life < 2_000; life++) {
            Funding funding = shares(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
            Map<UUID, Long> paid = new HashMap<>();
            long gone = 0;
            for (int step = 0; step < 20; step++) {
                long next = random.nextInt(500);
                List<Part> parts = funding.between(gone, next);
                boolean taken = next > gone;
                assertThat(parts).allMatch(part -> part.points() > 0 == taken);
                parts.forEach(part -> paid.merge(part.funderId(), part.points(), Long::sum));
                gone = next;
            }
            paid.values().removeIf(points -> points == 0);
            assertThat(paid).isEqualTo(byFunder(funding.between(0, gone)));
            assertThat(paid.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(gone);
            requireFair(funding, paid, gone);
        }
    }

    private static void requireFair(Funding funding, Map<UUID, Long> paid, long gone) {
        double weights = funding.shares().stream().mapToInt(Share::weight).sum();
        for (Share share : funding.shares()) {
            double due = gone * share.weight() / weights;
            assertThat((double) paid.getOrDefault(share.funderId(), 0L)).isBetween(due - 2, due + 2);
        }
    }

    @Test
    void it_is_kept_as_text() {
        assertThat(Funding.by(SHOP).text()).isEqualTo(SHOP.toString());
        assertThat(Funding.parse(Funding.by(SHOP).text())).isEqualTo(Funding.by(SHOP));
        assertThat(Funding.parse(shares(3, 2, 5).text())).isEqualTo(shares(3, 2, 5));
    }

    @Test
    void nobody_shares_twice_or_for_nothing() {
        assertThatThrownBy(() -> new Funding(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shares(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Funding(List.of(new Share(SHOP, 1), new Share(SHOP, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<UUID, Long> byFunder(List<Part> parts) {
        Map<UUID, Long> by = new HashMap<>();
        parts.forEach(part -> by.put(part.funderId(), part.points()));
        return by;
    }

    private static Funding shares(int... weights) {
        List<UUID> funders = List.of(SHOP, HEADQUARTERS, MAKER);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            shares.add(new Share(funders.get(i), weights[i]));
        }
        return new Funding(shares);
    }
}
