package io.dangol.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the collection does around its requests, in the JavaScript that its readers run. */
final class PostmanScripts {

    static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put("gateway", "http://localhost:8080");
        for (String name :
                "clientId clientSecret token tokenUntil run tries etag storeCode cardNumber externalId partnerId storeId programId saleId conflictId redemptionId adjustmentId bonusCampaignId forecastId referralId rewardId claimId batchId reservationId fileId customerId permitId unsubscribeToken accountId relationshipId custodyId giftId householdId memberId apiClientId deadLetterId shipmentId customerImportId customerExportId matchReviewId customerMergeId"
                        .split(" ", -1)) {
            VARIABLES.put(name, "");
        }
    }

    /** Names of its own for each run, and a token where there is none that still lives. */
    static final String BEFORE = """
            const known = pm.collectionVariables;
            if (!known.get('run')) {
                const run = Date.now().toString(36).toUpperCase();
                known.set('run', run);
                known.set('storeCode', `UK-${run}`);
                known.set('cardNumber', `17850-${run}`);
                known.set('externalId', `C-${run}`);
            }
            if (!known.get('token') || Date.now() > Number(known.get('tokenUntil'))) {
                pm.sendRequest({
                    url: `${pm.variables.get('gateway')}/oauth2/token`,
                    method: 'POST',
                    header: {
                        'Content-Type': 'application/x-www-form-urlencoded',
                        Authorization: 'Basic ' + btoa(`${pm.variables.get('clientId')}:${pm.variables.get('clientSecret')}`),
                    },
                    body: { mode: 'raw', raw: 'grant_type=client_credentials' },
                }, (failure, answer) => {
                    if (failure || answer.code !== 200) {
                        throw new Error('No token: are gateway, clientId and clientSecret set?');
                    }
                    known.set('token', answer.json().access_token);
                    known.set('tokenUntil', String(Date.now() + (answer.json().expires_in - 30) * 1000));
                });
            }
            """;

    /** What one service says, another knows a moment later: a store that is not known yet is asked for again. */
    static final String SUCCEEDED = """
            const tries = Number(pm.collectionVariables.get('tries') || 0);
            if (pm.response.code === 422 && pm.response.json().type.endsWith(':unknown-store') && tries < 20) {
                pm.collectionVariables.set('tries', String(tries + 1));
                setTimeout(() => {}, 500);
                pm.execution.setNextRequest(pm.info.requestId);
            } else {
                pm.collectionVariables.set('tries', '0');
                pm.test(`answered ${pm.response.code}`, () => pm.expect(pm.response.code).to.be.oneOf([200, 201, 202]));
            }
            """;

    private PostmanScripts() {}

    /** @param what a variable and where in the answer its value stands, {@code saleId=saleId} */
    static String learn(String what) {
        String variable = what.substring(0, what.indexOf('='));
        String[] way = what.substring(what.indexOf('=') + 1).split("\\.", -1);
        String value = String.join("?.", way).replaceAll("\\?\\.(\\d+)", "?.[$1]");
        return """
                if (pm.response.code < 300) {
                    pm.collectionVariables.set('%s', pm.response.json().%s);
                    pm.collectionVariables.set('etag', pm.response.headers.get('ETag') ?? '');
                }
                """.formatted(variable, value);
    }

    static String form(JsonNode example) {
        return example.properties().stream()
                .map(field -> field.getKey() + "="
                        + switch (field.getKey()) {
                            case "client_id" -> "{{clientId}}";
                            case "client_secret" -> "{{clientSecret}}";
                            case "token" -> "{{token}}";
                            default -> field.getValue().asText();
                        })
                .collect(Collectors.joining("&"));
    }
}
