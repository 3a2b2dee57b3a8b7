package io.dangol.analytics.kpi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class KpiRefusalTest {

    private final KpiClient headquarters = KpiClient.headquarters();

    @Test
    void a_day_that_cannot_be_read_is_named() {
        headquarters
                .identifiedSales(Map.of("from", "yesterday"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dangol:problem:day-unreadable"))
                .body("errors.pointer", contains("#/from"));
        headquarters
                .identifiedSales(Map.of("to", "2010-02-30"))
                .statusCode(400)
                .body("errors.pointer", contains("#/to"));
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        headquarters
                .identifiedSales(Map.of("from", "2011-01", "to", "2010-12"))
                .statusCode(400)
                .body("type", equalTo("urn:dangol:problem:period-reversed"))
                .body("detail", equalTo("The first day 2011-01-01 lies after the last day 2010-12-31."))
                .body("errors.pointer", contains("#/from", "#/to"));
    }

    @Test
    void an_unknown_grouping_is_answered_with_those_that_there_are() {
        headquarters
                .identifiedSales(Map.of("groupBy", "week"))
                .statusCode(400)
                .body("type", equalTo("urn:dangol:problem:choice-unknown"))
                .body("detail", equalTo("Choose one of: month, partner, store."))
                .body("errors.pointer", contains("#/groupBy"));
    }

    @Test
    void an_unknown_booking_is_answered_with_those_that_there_are() {
        headquarters
                .identifiedSales(Map.of("returnsBookedOn", "sale_date"))
                .statusCode(400)
                .body("detail", equalTo("Choose one of: SALE_DATE, RETURN_DATE."))
                .body("errors.pointer", contains("#/returnsBookedOn"));
    }

    @Test
    void problems_and_definitions_are_told_in_korean_to_who_prefers_it() {
        String token = Tokens.of("hq-marketer", "kpis:read").bearer();

        given().auth()
                .oauth2(token)
                .header("Accept-Language", "ko-KR,ko;q=0.9")
                .queryParam("groupBy", "week")
                .get("/v1/kpis/identified-sales")
                .then()
                .statusCode(400)
                .body("title", equalTo("알 수 없는 선택입니다"));
        given().auth()
                .oauth2(token)
                .header("Accept-Language", "ko")
                .get("/v1/kpis/identified-sales")
                .then()
                .statusCode(200)
                .body("definitions.anonymous", equalTo("어떤 카드도 없이 이루어진 판매와 반품."));
    }

    @Test
    void without_a_question_all_months_are_answered_by_the_day_of_sale() {
        headquarters
                .identifiedSales(Map.of())
                .statusCode(200)
                .body("groupBy", equalTo("month"))
                .body("returnsBookedOn", equalTo("SALE_DATE"))
                .body("definitions.returnsBookedOn", containsString("business day of the sale"));
    }
}
