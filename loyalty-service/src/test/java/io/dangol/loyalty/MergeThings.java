package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;

import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What an operation on merges needs to be there. */
final class MergeThings {

    Thing toBeMerged() {
        return Thing.of(UUID.randomUUID()).sending(twoMembers());
    }

    Thing aMerge() {
        String id = post(Tokens.admin(), "/v1/merges", twoMembers())
                .statusCode(201)
                .extract()
                .path("mergeId");
        return Thing.of(UUID.randomUUID()).with("id", id).sending(Map.of());
    }

    private static Map<String, Object> twoMembers() {
        String program = program("ALLOW");
        return new HashMap<>(Map.of(
                "survivorCardNumber",
                card(program),
                "absorbedCardNumber",
                card(program),
                "reason",
                "SAME_PERSON",
                "reference",
                "d-" + UUID.randomUUID()));
    }
}
