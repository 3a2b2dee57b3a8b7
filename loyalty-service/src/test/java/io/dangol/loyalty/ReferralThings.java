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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Referrals for {@link AccessTest} and for tests of them. */
public final class ReferralThings {

    private static final String AT_ANY_PARTNER = "Members bring others to the programme, at whatever store those buy";
    private static final String BY_ITS_CODE = "Who was told a code may give it at any store; the code is the proof";

    AccessTable in(AccessTable table) {
        String code = "POST /v1/cards/{number}/referral-code";
        String revoke = code + "/revoke";
        String own = "GET /v1/cards/{number}/referrals";
        String register = "POST /v1/referrals";
        return table.headquarters("PUT /v1/programs/{id}/referral-scheme", ReferralThings::aProgram)
                .headquarters("GET /v1/programs/{id}/referral-scheme", ReferralThings::aScheme)
                .partners("GET /v1/programs/{id}/referral-scheme/payers/{partnerId}", ReferralThings::aPayer)
                .partners("PUT /v1/programs/{id}/referral-scheme/payers/{partnerId}", ReferralThings::aPayer)
                .headquarters("GET /v1/programs/{id}/referrals", ReferralThings::aScheme)
                .headquarters("GET /v1/referrals/{id}", ReferralThings::aReferral)
                .everybodys(AT_ANY_PARTNER, code, ReferralThings::aReferrer)
                .everybodys(AT_ANY_PARTNER, revoke, ReferralThings::withACode)
                .everybodys(AT_ANY_PARTNER, own, ReferralThings::aReferrer)
                .everybodys(BY_ITS_CODE, register, ReferralThings::toBeRegistered)
                .alsoOfMembers(ReferralThings::aReferrer, code, own)
                .alsoOfMembers(ReferralThings::withACode, revoke)
                .alsoOfMembers(ReferralThings::toBeRegistered, register);
    }

    /** 500 for who brings, 300 for who is brought and spends 20.00, after 14 days. */
    public static Map<String, Object> terms() {
        return new HashMap<>(Map.of(
                "active", true,
                "referrer", Map.of("points", 500),
                "referred", Map.of("points", 300),
                "minimumAmount", 2_000,
                "withinDays", 60,
                "waitingDays", 14,
                "budgetPoints", 1_000_000));
    }

    public static String programWith(Map<String, ?> otherwise) {
        String program = program("ALLOW");
        Map<String, Object> terms = terms();
        terms.putAll(otherwise);
        put(Tokens.admin(), "/v1/programs/" + program + "/referral-scheme", terms)
                .statusCode(201);
        return program;
    }

    public static String codeOf(String card) {
        return post(Tokens.admin(), "/v1/cards/" + card + "/referral-code", Map.of())
                .extract()
                .path("code");
    }

    public static Map<String, Object> registering(String code, String card) {
        return new HashMap<>(Map.of("code", code, "cardNumber", card));
    }

    public static String memberOf(String card) {
        return get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
    }

    private static Thing aProgram() {
        return Thing.of(UUID.randomUUID()).with("id", program("ALLOW")).sending(terms());
    }

    private static Thing aScheme() {
        return Thing.of(UUID.randomUUID()).with("id", programWith(Map.of()));
    }

    private static Thing aPayer() {
        UUID partner = UUID.randomUUID();
        var unused = new Shop().open(partner, "GBP");
        return Thing.of(partner)
                .with("id", programWith(Map.of("referrer", rewarded(partner))))
                .with("partnerId", partner.toString())
                .sending(Map.of("accepted", true, "version", 1));
    }

    /** 500, for which that partner is to pay. */
    public static Map<String, Object> rewarded(UUID payer) {
        return Map.of("points", 500, "funding", List.of(Map.of("partnerId", payer, "weight", 1)));
    }

    /** Who is named as payer, has a store, and pays. */
    public static String asked(UUID payer) {
        String program = programWith(Map.of("referrer", rewarded(payer)));
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/referral-scheme/payers/" + payer,
                        Map.of("accepted", true, "version", 1))
                .statusCode(200);
        return program;
    }

    private static Thing aReferrer() {
        return referrer(card(programWith(Map.of())));
    }

    private static Thing withACode() {
        String card = card(programWith(Map.of()));
        String unused = codeOf(card);
        return referrer(card);
    }

    private static Thing referrer(String card) {
        return Thing.of(UUID.randomUUID()).with("number", card).listedAs(memberOf(card));
    }

    private static Thing toBeRegistered() {
        String program = programWith(Map.of());
        String card = card(program);
        return Thing.of(UUID.randomUUID()).listedAs(memberOf(card)).sending(registering(codeOf(card(program)), card));
    }

    private static Thing aReferral() {
        String program = programWith(Map.of());
        String id = post(Tokens.admin(), "/v1/referrals", registering(codeOf(card(program)), card(program)))
                .statusCode(201)
                .extract()
                .path("referralId");
        return Thing.of(UUID.randomUUID()).with("id", id);
    }
}
