package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operation on households needs to be there. */
final class HouseholdThings {

    private static final Map<String, ?> TERMS =
            Map.of("offered", true, "maxMembers", 6, "minStayDays", 0, "rejoinAfterDays", 0);

    private final Things things;
    private @Nullable String program;

    HouseholdThings(Things things) {
        this.things = things;
    }

    AccessTable in(AccessTable table) {
        return table.headquarters("GET /v1/programs/{id}/household-terms", this::someTerms)
                .headquarters("PUT /v1/programs/{id}/household-terms", this::toBeTerms)
                .headquarters("POST /v1/households", this::toBeFounded)
                .alsoOfMembers(this::toBeFounded, "POST /v1/households")
                .headquarters("GET /v1/households/{id}", this::aHousehold)
                .alsoOfMembers(this::aHousehold, "GET /v1/households/{id}")
                .headquarters("POST /v1/households/{id}/codes", this::aHousehold)
                .alsoOfMembers(this::aHousehold, "POST /v1/households/{id}/codes")
                .headquarters("POST /v1/households/{id}/members/{memberId}/remove", this::aHousehold)
                .alsoOfMembers(this::aHousehold, "POST /v1/households/{id}/members/{memberId}/remove")
                .headquarters("GET /v1/cards/{number}/household", this::aHousehold)
                .alsoOfMembers(this::aHousehold, "GET /v1/cards/{number}/household")
                .headquarters("POST /v1/cards/{number}/household", this::toJoin)
                .alsoOfMembers(this::toJoin, "POST /v1/cards/{number}/household")
                .headquarters("POST /v1/cards/{number}/household/leave", this::aHousehold)
                .alsoOfMembers(this::aHousehold, "POST /v1/cards/{number}/household/leave");
    }

    Thing toBeTerms() {
        return things.aProgram().sending(TERMS);
    }

    Thing someTerms() {
        return Thing.of(UUID.randomUUID()).with("id", offering());
    }

    Thing toBeFounded() {
        String head = card(offering());
        return Thing.of(UUID.randomUUID())
                .listedAs(member(head))
                .sending(new HashMap<>(Map.of("headCardNumber", head)));
    }

    /** Of the head's, who may do all. */
    Thing aHousehold() {
        String head = card(offering());
        String id = founded(head);
        String membership =
                get(Tokens.admin(), "/v1/households/" + id).extract().path("members[0].membershipId");
        return Thing.of(UUID.randomUUID())
                .with("id", id)
                .with("memberId", member(head))
                .with("number", head)
                .listedAs(member(head))
                .sending(Map.of("membershipId", membership));
    }

    /** By the head's code. */
    Thing toJoin() {
        String one = offering();
        String code = post(Tokens.admin(), "/v1/households/" + founded(card(one)) + "/codes", Map.of())
                .statusCode(201)
                .extract()
                .path("code");
        String card = card(one);
        return Thing.of(UUID.randomUUID())
                .with("number", card)
                .listedAs(member(card))
                .sending(new HashMap<>(Map.of("code", code)));
    }

    private static String founded(String head) {
        return post(Tokens.admin(), "/v1/households", Map.of("headCardNumber", head))
                .statusCode(201)
                .extract()
                .path("householdId");
    }

    /** One for all of them. */
    private String offering() {
        if (program == null) {
            program = program("ALLOW");
            put(Tokens.admin(), "/v1/programs/" + program + "/household-terms", TERMS)
                    .statusCode(201);
        }
        return program;
    }

    private static String member(String card) {
        return get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
    }
}
