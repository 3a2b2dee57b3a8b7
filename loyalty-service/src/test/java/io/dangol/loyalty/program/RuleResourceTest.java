package io.dangol.loyalty.program;

import static io.dangol.loyalty.Shop.DESCRIPTION;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.patch;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RuleResourceTest {

    private final Shop shop;
    private String program = "";

    RuleResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void startAProgram() {
        program = program("ALLOW");
    }

    @Test
    void a_rule_is_made_once_and_replaced_after_that() {
        rule("visit", terms(Map.of()))
                .statusCode(201)
                .header("Location", endsWith("/v1/programs/" + program + "/rules/visit"))
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("terms.order", equalTo(100))
                .body("terms.rounding", equalTo("FLOOR"));
        rule("visit", terms(Map.of())).statusCode(200).body("version", equalTo(2));
        rule("visit", terms(Map.of("name", "Every visit"))).statusCode(200).body("version", equalTo(3));

        get(Tokens.admin(), "/v1/programs/" + program).body("ruleVersion", equalTo(3));
        get(Tokens.admin(), path("rules/visit")).body("terms.name", equalTo("Every visit"));
    }

    @Test
    void every_version_of_all_rules_together_stays_readable() {
        rule("b", terms(Map.of())).statusCode(201);
        rule("a", terms(Map.of("order", 200))).statusCode(201);
        patch("/v1/programs/" + program, "*", Map.of("earnRule", Map.of("points", 3)))
                .statusCode(200);
        given().auth().oauth2(Tokens.admin()).delete(path("rules/b")).then().statusCode(204);

        get(Tokens.admin(), path("rules")).body("data.code", contains("a"));
        get(Tokens.admin(), path("rule-versions/1")).body("rules.size()", equalTo(0));
        get(Tokens.admin(), path("rule-versions/3"))
                .body("rules.code", contains("b", "a"))
                .body("earnRule.points", equalTo(1));
        get(Tokens.admin(), path("rule-versions/4"))
                .body("rules.version", contains(2, 3))
                .body("earnRule.points", equalTo(3));
        get(Tokens.admin(), path("rule-versions/5")).body("rules.code", contains("a"));
        get(Tokens.admin(), path("rule-versions/6")).statusCode(404).body("type", endsWith(":no-such-rule-version"));
        get(Tokens.admin(), path("rules/b")).statusCode(404).body("type", endsWith(":no-such-rule"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            when  | sale.totl > 1                | invalid-condition | /when  | undefined field 'totl'
            when  | sale.total                   | invalid-condition | /when  | expected type 'bool'
            when  | line.amount > 1              | invalid-condition | /when  | undeclared reference to 'line'
            lines | line.colour == 'red'         | invalid-condition | /lines | undefined field 'colour'
            when  | 'sale.total < 9 || sale.total > 99' | condition-met-by-less | /when | 1:1: "sale.total < 9"
            lines | line.amount < 500            | condition-met-by-less | /lines | 1:1: "line.amount < 500"
            until | 2026-01-01T00:00:00Z         | until-before-from | /until | after the beginning
            """)
    void what_is_wrong_with_it_is_said_where_it_stands(
            String field, String value, String problem, String pointer, String detail) {
        rule("wrong", terms(Map.of("from", "2026-01-01T00:00:00Z", field, value)))
                .statusCode(422)
                .body("type", endsWith(":" + problem))
                .body("errors[0].pointer", equalTo("#" + pointer))
                .body("detail", containsString(detail));
        get(Tokens.admin(), "/v1/programs/" + program).body("ruleVersion", equalTo(1));
    }

    /** As rules were kept before such conditions were refused. */
    @Test
    void a_condition_from_before_is_kept_but_not_written_anew() {
        rule("old", terms(Map.of("when", "sale.total > 99"))).statusCode(201);
        String odd = "sale.total < 9 || sale.total > 99";
        shop.execute("""
                insert into earn_rule (program_id, version, rule, created_at)
                select program_id, 3, replace(rule, 'sale.total > 99', '%s'), created_at from earn_rule
                 where program_id = '%s' and version = 2""".formatted(odd, program));
        shop.execute("update program set rule_version = 3 where id = '%s'".formatted(program));

        get(Tokens.admin(), path("rules/old")).body("terms.when", equalTo(odd));
        rule("old", terms(Map.of("when", odd))).statusCode(200).body("version", equalTo(2));
        rule("old", terms(Map.of("when", odd, "name", "Another")))
                .statusCode(422)
                .body("type", endsWith(":condition-met-by-less"));
        rule("other", terms(Map.of())).statusCode(201);
        get(Tokens.admin(), path("rules/old")).body("terms.when", equalTo(odd));
    }

    @Test
    void what_could_never_be_is_refused() {
        rule("x", terms(Map.of("funding", List.of(Map.of("partnerId", UUID.randomUUID(), "weight", 1)))))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/funding/0/partnerId"))
                .body("type", endsWith(":unknown-funder"));
        rule("x", terms(Map.of("pendingDays", 40, "pointsExpireAfterMonths", 1)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/pendingDays"));
        rule("x", terms(Map.of("award", Map.of("points", 0, "of", "VISIT")))).statusCode(400);
        rule("Not a code", terms(Map.of())).statusCode(400);
    }

    @Test
    void whoever_read_an_older_version_is_told_so() {
        rule("visit", terms(Map.of())).statusCode(201);
        rule("visit", terms(Map.of("order", 1))).statusCode(200);

        given().filter(DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .header("If-Match", "\"2\"")
                .contentType("application/json")
                .body(terms(Map.of("order", 2)))
                .put(path("rules/visit"))
                .then()
                .statusCode(412);
        get(Tokens.admin(), path("rules/visit")).body("terms.order", equalTo(1));
    }

    private ValidatableResponse rule(String code, Map<String, ?> terms) {
        return put(Tokens.admin(), path("rules/" + code.replace(" ", "%20")), terms);
    }

    private String path(String what) {
        return "/v1/programs/" + program + "/" + what;
    }

    private static Map<String, Object> terms(Map<String, ?> otherwise) {
        Map<String, Object> terms =
                new HashMap<>(Map.of("name", "A visit", "award", Map.of("points", 5, "of", "VISIT")));
        terms.putAll(otherwise);
        return terms;
    }
}
