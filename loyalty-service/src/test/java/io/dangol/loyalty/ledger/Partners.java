package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Funding.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Who pays in a {@link History}, and what entries made them owe each other. */
final class Partners {

    private static final List<UUID> ALONE = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    /** These pay together and never alone: to the naive ledger they are one. */
    static final UUID POOL = new UUID(7, 0);

    private static final Funding SHARED = new Funding(
            List.of(new Share(new UUID(7, 1), 3), new Share(new UUID(7, 2), 2), new Share(new UUID(7, 3), 5)));

    private final Map<UUID, Long> positions = new HashMap<>();

    static UUID one(Random random) {
        return ALONE.get(random.nextInt(ALONE.size()));
    }

    static UUID any(Random random) {
        return random.nextInt(3) == 0 ? POOL : one(random);
    }

    static Funding funding(UUID funder) {
        return funder.equals(POOL) ? SHARED : Funding.by(funder);
    }

    void add(Map<UUID, Long> cleared) {
        cleared.forEach((partner, points) -> positions.merge(oneOf(partner), points, Long::sum));
    }

    Map<UUID, Long> positions() {
        return settled(positions);
    }

    /** Without those that are even. */
    static Map<UUID, Long> settled(Map<UUID, Long> positions) {
        Map<UUID, Long> rest = new HashMap<>(positions);
        rest.values().removeIf(points -> points == 0);
        return rest;
    }

    /** Each point for itself. */
    static List<UUID> creditors(List<Debt> debts) {
        return debts.stream()
                .flatMap(debt -> Stream.generate(() -> oneOf(debt.creditorId())).limit(debt.points()))
                .toList();
    }

    private static UUID oneOf(UUID partner) {
        return partner.getMostSignificantBits() == POOL.getMostSignificantBits() ? POOL : partner;
    }
}
