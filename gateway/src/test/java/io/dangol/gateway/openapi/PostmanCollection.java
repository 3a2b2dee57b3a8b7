package io.dangol.gateway.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The API document as a collection for Postman, Bruno or Insomnia (all read format 2.1): a folder that does the main job in
 * order, then a folder for each tag. What one answer names, later requests use through variables.
 */
final class PostmanCollection {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** From an empty installation to a board: each of these must succeed, in this order. */
    private static final List<String> MAIN_JOB = List.of(
            "createPartner",
            "createStore",
            "createProgram",
            "issueCard",
            "recordSale",
            "getSale",
            "getBalance",
            "returnSale",
            "authoriseRedemption",
            "captureRedemption",
            "registerCustomer",
            "getCustomer",
            "getIdentifiedSales",
            "verifyLedger");

    /** What the examples name, and the variable that stands in its place. */
    private static final Map<String, String> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("01970000-0000-7000-8000-000000000001", "{{partnerId}}");
        NAMED.put("01970000-0000-7000-8000-000000000010", "{{programId}}");
        NAMED.put("\"UK-01\"", "\"{{storeCode}}\"");
        NAMED.put("\"27850\"", "\"{{cardNumber}}-2\"");
        NAMED.put("\"17850\"", "\"{{cardNumber}}\"");
        NAMED.put("\"17851\"", "\"{{cardNumber}}-1\"");
        NAMED.put("\"C-1001\"", "\"{{externalId}}\"");
        NAMED.put("ERP-4711", "ERP-{{run}}");
        // The example's sale is of 2010, and its points shall be alive.
        NAMED.put("\"pointsExpireAfterMonths\" : 24", "\"pointsExpireAfterMonths\" : 600");
        // It earns fewer points than the examples of a redemption spend.
        NAMED.put("\"points\" : 100", "\"points\" : 5");
        NAMED.put("\"points\" : 80", "\"points\" : 4");
        NAMED.put("\"points\" : 30", "\"points\" : 2");
        NAMED.put("536365-void", "void-{{$guid}}");
        NAMED.put("ticket-4711", "ticket-{{$guid}}");
        NAMED.put("spring-2026", "spring-{{$guid}}");
        NAMED.put("\"COFFEE\"", "\"COFFEE-{{run}}\"");
        NAMED.put("delivery-17", "delivery-{{$guid}}");
        NAMED.put("order-4711", "order-{{$guid}}");
        NAMED.put("536365-voucher", "voucher-{{$guid}}");
    }

    /** What later requests need to know of an answer. */
    private static final Map<String, String> LEARNT = Map.ofEntries(
            Map.entry("createPartner", "partnerId=id"),
            Map.entry("recordShipment", "shipmentId=id"),
            Map.entry("createStore", "storeId=id"),
            Map.entry("createProgram", "programId=id"),
            Map.entry("recordSale", "saleId=saleId"),
            Map.entry("authoriseRedemption", "redemptionId=redemptionId"),
            Map.entry("requestAdjustment", "adjustmentId=adjustmentId"),
            Map.entry("offerBonusCampaign", "bonusCampaignId=campaignId"),
            Map.entry("askBonusCampaignForecast", "forecastId=forecastId"),
            Map.entry("registerReferral", "referralId=referralId"),
            Map.entry("createReward", "rewardId=rewardId"),
            Map.entry("claimReward", "claimId=claimId"),
            Map.entry("issueVouchers", "batchId=batchId"),
            Map.entry("reserveVoucher", "reservationId=reservationId"),
            Map.entry("uploadCoalitionFile", "fileId=fileId"),
            Map.entry("registerCustomer", "customerId=id"),
            Map.entry("askContactPermit", "permitId=permit.id"),
            Map.entry("createApiClient", "apiClientId=clientId"),
            Map.entry("listSaleConflicts", "conflictId=data.0.conflictId"),
            Map.entry("listDeadLetters", "deadLetterId=data.0.id"));

    private final JsonNode document;
    private final Map<String, List<ObjectNode>> byTag = new LinkedHashMap<>();
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

    private PostmanCollection(JsonNode document) {
        this.document = document;
    }

    static JsonNode of(JsonNode document) {
        PostmanCollection collection = new PostmanCollection(document);
        document.path("tags")
                .forEach(tag -> collection.byTag.put(tag.path("name").asText(), new ArrayList<>()));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> collection.add(method.getKey(), path.getKey(), method.getValue())));
        return collection.written();
    }

    private ObjectNode written() {
        ObjectNode collection = JSON.createObjectNode();
        collection
                .putObject("info")
                .put("name", "Dangol")
                .put("description", "Made from contracts/openapi/dangol.yaml. Set clientId, clientSecret and gateway.")
                .put("schema", "https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
        ArrayNode folders = collection.putArray("item");
        ArrayNode job = folders.addObject().put("name", "The main job").putArray("item");
        MAIN_JOB.forEach(id -> job.add(succeeding(requireNonNull(byId.get(id), id))));
        byTag.forEach((tag, items) ->
                folders.addObject().put("name", tag).putArray("item").addAll(items));
        ObjectNode auth = collection.putObject("auth").put("type", "bearer");
        auth.putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{token}}")
                .put("type", "string");
        collection.putArray("event").add(script("prerequest", PostmanScripts.BEFORE));
        ArrayNode variables = collection.putArray("variable");
        PostmanScripts.VARIABLES.forEach(
                (name, value) -> variables.addObject().put("key", name).put("value", value));
        return collection;
    }

    private void add(String method, String path, JsonNode operation) {
        String id = operation.path("operationId").asText();
        ObjectNode item =
                JSON.createObjectNode().put("name", operation.path("summary").asText());
        if (LEARNT.containsKey(id)) {
            item.putArray("event").add(script("test", PostmanScripts.learn(LEARNT.get(id))));
        }
        ObjectNode request = item.putObject("request")
                .put("method", method.toUpperCase(Locale.ROOT))
                .put("description", operation.path("description").asText().strip());
        if (!operation.path("security").toString().contains("bearer")) {
            request.putObject("auth").put("type", "noauth");
        }
        ArrayNode headers = request.putArray("header");
        new PostmanAddress(document).describe(request, headers, path, operation);
        operation.at("/requestBody/content").properties().forEach(body -> {
            headers.addObject().put("key", "Content-Type").put("value", body.getKey());
            request.putObject("body").put("mode", "raw").put("raw", raw(body.getKey(), example(body.getValue())));
        });
        byId.put(id, item);
        byTag.computeIfAbsent(operation.at("/tags/0").asText(), tag -> new ArrayList<>())
                .add(item);
    }

    private static ObjectNode succeeding(ObjectNode item) {
        ObjectNode copy = item.deepCopy();
        copy.withArray("event").add(script("test", PostmanScripts.SUCCEEDED));
        return copy;
    }

    private static ObjectNode script(String when, String text) {
        ObjectNode event = JSON.createObjectNode().put("listen", when);
        ArrayNode lines =
                event.putObject("script").put("type", "text/javascript").putArray("exec");
        text.strip().lines().forEach(lines::add);
        return event;
    }

    private JsonNode example(JsonNode body) {
        JsonNode example = body.path("example");
        for (JsonNode named : body.path("examples")) {
            example = document.at(named.path("$ref").asText().substring(1)).path("value");
        }
        return example;
    }

    private static String raw(String mediaType, JsonNode example) {
        if (mediaType.endsWith("urlencoded")) {
            return PostmanScripts.form(example);
        }
        String text = example.isTextual() ? example.asText() : example.toPrettyString();
        for (Map.Entry<String, String> named : NAMED.entrySet()) {
            text = text.replace(named.getKey(), named.getValue());
        }
        return text;
    }
}
