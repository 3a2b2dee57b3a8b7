package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one funder gives, and what is taken back of one sale. */
final class Points {

    private Points() {}

    static List<Credit> of(long points, UUID funder, Instant from, @Nullable Instant until) {
        return List.of(new Credit(null, points, Funding.by(funder), from, until));
    }

    static List<Claim> back(long points, UUID sale, UUID funder) {
        return List.of(new Claim(sale, null, Funding.by(funder), 0, points));
    }
}
