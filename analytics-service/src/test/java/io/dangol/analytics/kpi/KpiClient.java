package io.dangol.analytics.kpi;

import static io.restassured.RestAssured.given;

import io.dangol.testing.Contract;
import io.dangol.testing.Tokens;
import io.restassured.filter.Filter;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** Asks for figures as one caller does; every answer is held to the API's description. */
final class KpiClient {

    private static final Filter CONTRACT = Contract.openApi();

    private final String token;

    KpiClient(String token) {
        this.token = token;
    }

    static KpiClient headquarters() {
        return new KpiClient(Tokens.of("hq-marketer", "kpis:read").bearer());
    }

    ValidatableResponse identifiedSales(Map<String, ?> question) {
        return given().filter(CONTRACT)
                .auth()
                .oauth2(token)
                .queryParams(question)
                .get("/v1/kpis/identified-sales")
                .then();
    }

    /** The rows of one currency. */
    List<Map<String, Object>> rows(String currency, Map<String, ?> question) {
        return json(identifiedSales(question))
                .param("currency", currency)
                .getList("data.findAll { it.currency == currency }");
    }

    JsonPath overview() {
        return json(given().filter(CONTRACT)
                .auth()
                .oauth2(token)
                .get("/v1/kpis/overview")
                .then());
    }

    private static JsonPath json(ValidatableResponse response) {
        String body = response.statusCode(200).extract().asString();
        return new JsonPath(body).using(new JsonPathConfig(NumberReturnType.BIG_DECIMAL));
    }
}
