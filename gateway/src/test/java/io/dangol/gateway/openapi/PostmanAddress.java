package io.dangol.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Where a request of the collection goes: its path with variables, its parameters, and the head that it needs. */
final class PostmanAddress {

    /** The parameters of a path, by the path up to them; elsewhere a variable is called like its parameter. */
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("/v1/partners/{id}", "{{partnerId}}"),
            Map.entry("/v1/partners/{partnerId}/stores/{id}", "{{storeId}}"),
            Map.entry("/v1/stores/{code}", "{{storeCode}}"),
            Map.entry("/v1/shipments/{id}", "{{shipmentId}}"),
            Map.entry("/v1/programs/{id}", "{{programId}}"),
            Map.entry("/v1/products/{sku}", "85123A"),
            Map.entry("/v1/cards/{number}", "{{cardNumber}}"),
            Map.entry("/v1/sales/{id}", "{{saleId}}"),
            Map.entry("/v1/sales/batches/{batchId}", "UK-01-2026-01-05"),
            Map.entry("/v1/sales/conflicts/{conflictId}", "{{conflictId}}"),
            Map.entry("/v1/redemptions/{id}", "{{redemptionId}}"),
            Map.entry("/v1/adjustments/{id}", "{{adjustmentId}}"),
            Map.entry("/v1/merges/{id}", "{{mergeId}}"),
            Map.entry("/v1/gifts/{id}", "{{giftId}}"),
            Map.entry("/v1/households/{id}", "{{householdId}}"),
            Map.entry("/v1/households/{id}/members/{memberId}", "{{memberId}}"),
            Map.entry("/v1/bonus-campaigns/{id}", "{{bonusCampaignId}}"),
            Map.entry("/v1/bonus-campaigns/{id}/stores/{storeCode}", "{{storeCode}}"),
            Map.entry("/v1/bonus-campaigns/{id}/forecasts/{forecastId}", "{{forecastId}}"),
            Map.entry("/v1/cards/{number}/segments/{segment}", "birthday-month"),
            Map.entry("/v1/referrals/{id}", "{{referralId}}"),
            Map.entry("/v1/rewards/{id}", "{{rewardId}}"),
            Map.entry("/v1/reward-claims/{id}", "{{claimId}}"),
            Map.entry("/v1/voucher-batches/{id}", "{{batchId}}"),
            Map.entry("/v1/vouchers/reservations/{id}", "{{reservationId}}"),
            Map.entry("/v1/programs/{id}/point-values/{since}", "2026-01-01"),
            Map.entry("/v1/settlements/{id}", "{{settlementId}}"),
            Map.entry("/v1/settlements/{id}/statements/{partnerId}", "{{partnerId}}"),
            Map.entry("/v1/funding-accounts/{partnerId}", "{{partnerId}}"),
            Map.entry("/v1/programs/{id}/referral-scheme/payers/{partnerId}", "{{partnerId}}"),
            Map.entry("/v1/coalitions/{code}", "OKCASHBAG"),
            Map.entry("/v1/customers/{id}", "{{customerId}}"),
            Map.entry("/v1/accounts/{id}", "{{accountId}}"),
            Map.entry("/v1/accounts/by-external-id/{system}", "erp"),
            Map.entry("/v1/accounts/by-external-id/{system}/{id}", "{{externalId}}"),
            Map.entry("/v1/relationships/{id}", "{{relationshipId}}"),
            Map.entry("/v1/customers/{id}/custodies/{custodyId}", "{{custodyId}}"),
            Map.entry("/v1/customer-imports/{id}", "{{customerImportId}}"),
            Map.entry("/v1/customer-exports/{id}", "{{customerExportId}}"),
            Map.entry("/v1/match-reviews/{id}", "{{matchReviewId}}"),
            Map.entry("/v1/match-weights/{version}", "1"),
            Map.entry("/v1/customer-merges/{id}", "{{customerMergeId}}"),
            Map.entry("/v1/contact-permits/{id}", "{{permitId}}"),
            Map.entry("/v1/contact-policies/{code}", "VIP"),
            Map.entry("/v1/unsubscribe/{token}", "{{unsubscribeToken}}"),
            Map.entry("/v1/preferences/{token}", "{{unsubscribeToken}}"),
            Map.entry("/v1/customers/by-external-id/{system}", "erp"),
            Map.entry("/v1/customers/by-external-id/{system}/{id}", "{{externalId}}"),
            Map.entry("/v1/api-clients/{clientId}", "{{apiClientId}}"),
            Map.entry("/v1/operations/{service}", "loyalty"),
            Map.entry("/v1/operations/{service}/dead-letters/{id}", "{{deadLetterId}}"));

    private static final Map<String, String> HEADERS = Map.of(
            "Idempotency-Key", "{{$guid}}", "If-Match", "{{etag}}", "Batch-Id", "{{$guid}}", "Batch-Offset", "0");

    private final JsonNode document;

    PostmanAddress(JsonNode document) {
        this.document = document;
    }

    void describe(ObjectNode request, ArrayNode headers, String path, JsonNode operation) {
        String address = address(path);
        ObjectNode url = request.putObject("url").put("raw", "{{gateway}}" + address);
        url.putArray("host").add("{{gateway}}");
        ArrayNode segments = url.putArray("path");
        List.of(address.substring(1).split("/", -1)).forEach(segments::add);
        for (JsonNode named : operation.path("parameters")) {
            JsonNode parameter =
                    named.has("$ref") ? document.at(named.path("$ref").asText().substring(1)) : named;
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "header" ->
                    headers.addObject()
                            .put("key", name)
                            .put("value", HEADERS.get(name))
                            .put("description", parameter.path("description").asText());
                case "query" ->
                    url.withArray("query")
                            .addObject()
                            .put("key", name)
                            .put("value", parameter.path("example").asText())
                            .put("description", parameter.path("description").asText())
                            // There to be switched on, but the few without which nothing would be asked.
                            .put("disabled", !List.of("from", "to", "period").contains(name));
                default -> {
                    // It stands in the path.
                }
            }
        }
    }

    private static String address(String path) {
        StringBuilder address = new StringBuilder();
        int from = 0;
        for (int brace = path.indexOf('{'); brace >= 0; brace = path.indexOf('{', from)) {
            int end = path.indexOf('}', brace) + 1;
            String variable = VARIABLES.getOrDefault(path.substring(0, end), "{" + path.substring(brace, end) + "}");
            address.append(path, from, brace).append(variable);
            from = end;
        }
        return address.append(path.substring(from)).toString();
    }
}
