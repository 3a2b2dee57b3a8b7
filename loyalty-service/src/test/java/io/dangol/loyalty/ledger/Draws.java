package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.NaiveLedger.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a life consists of, by chance. */
final class Draws {

    private final Random random;

    Draws(Random random) {
        this.random = random;
    }

    Set<UUID> some(List<Lot> lots) {
        return lots.stream().filter(lot -> random.nextBoolean()).map(Lot::id).collect(Collectors.toSet());
    }

    Earned part(UUID sale, @Nullable String name) {
        UUID funder = Partners.any(random);
        return new Earned(new Part(sale, name, funder), Partners.funding(funder), random.nextLong(100), 0);
    }

    Credit credit(Earned earned, Instant now) {
        Instant available = now.plus(Duration.ofHours(random.nextInt(3) == 0 ? 24 : 0));
        @Nullable Instant expires = random.nextInt(3) == 0 ? null : available.plus(Duration.ofDays(1 + random.nextInt(20)));
        return new Credit(earned.part().part(), earned.points(), earned.funding(), available, expires);
    }

    UUID one(Map<UUID, ?> of) {
        List<UUID> sorted = of.keySet().stream().sorted().toList();
        return sorted.get(random.nextInt(sorted.size()));
    }
}
