package io.dangol.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.dangol.gateway.Surroundings;
import io.dangol.testing.Repository;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class OpenApiTest {

    @Test
    void the_services_that_are_up_are_described_in_one_document() {
        document()
                .body("paths", hasKey("/v1/sales"))
                .body("paths", hasKey("/v1/customers"))
                .body("paths", hasKey("/oauth2/token"))
                .body("tags.name", hasItems("Access", "Sales", "Customers"))
                .body("servers.url", contains("/"));
    }

    @Test
    void only_what_the_gateway_lets_through_is_in_it() {
        document().body("paths", not(hasKey("/internal"))).body("paths.'/v1/sales'", not(hasKey("delete")));
    }

    @Test
    void names_that_mean_different_things_are_told_apart() {
        document()
                .body("components.schemas.Amount.properties", hasKey("text"))
                .body("components.schemas.LoyaltyAmount.properties", hasKey("minor"))
                .body("components.schemas.Sale.properties.total.$ref", equalTo("#/components/schemas/LoyaltyAmount"))
                .body("components.schemas.Wallet.properties.total.$ref", equalTo("#/components/schemas/Amount"));
    }

    @Test
    void names_that_mean_the_same_are_shared() {
        document().body("components.schemas", hasKey("Fault")).body("components.schemas", not(hasKey("LoyaltyFault")));
    }

    @Test
    void operations_of_the_same_name_are_told_apart() {
        document()
                .body("paths.'/v1/customers'.get.operationId", equalTo("record"))
                .body("paths.'/v1/sales'.post.operationId", equalTo("loyaltyRecord"));
    }

    @Test
    void every_operation_says_which_scope_it_needs_and_where_to_get_a_token() {
        document()
                .body("paths.'/v1/sales'.post.security[0].oauth2", hasItem("sales:write"))
                .body("components.securitySchemes", not(hasKey("SecurityScheme")))
                .body("components.securitySchemes.oauth2.flows.clientCredentials.tokenUrl", equalTo("/oauth2/token"))
                .body("components.securitySchemes.oauth2.flows.clientCredentials.scopes", hasKey("customers:read"));
    }

    @Test
    void a_token_request_that_is_too_long_is_described() {
        document().body("paths.'/oauth2/token'.post.responses", hasKey("413"));
    }

    @Test
    void every_refusal_for_asking_too_often_says_what_is_left() {
        document()
                .body("paths.'/oauth2/token'.post.responses.'429'.headers", hasKey("RateLimit"))
                .body("paths.'/oauth2/token'.post.responses.'200'.headers", hasKey("RateLimit"))
                .body("paths.'/.well-known/jwks.json'.get.responses.'200'.headers", hasKey("RateLimit-Policy"))
                .body("components.responses.TooManyRequests.headers", hasKey("RateLimit"));
    }

    @Test
    void the_document_is_valid() {
        SwaggerParseResult parsed =
                new OpenAPIV3Parser().readContents(document().extract().asString());

        assertThat(parsed.getMessages()).isEmpty();
    }

    @Test
    void the_gateway_s_own_part_is_the_committed_one() throws IOException {
        Path committed = Repository.root().resolve("contracts/openapi/gateway.yaml");

        assertThat(Path.of("src/main/resources/openapi/gateway.yaml")).hasSameTextualContentAs(committed);
    }

    @Test
    void it_comes_as_yaml_too() {
        given().get("/openapi?format=yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(containsString("openapi: \"3.1.0\""))
                .body(containsString("  /v1/sales:"));
    }

    @Test
    void the_page_shows_it_with_files_of_our_own() {
        given().redirects().follow(false).get("/docs").then().statusCode(302).header("Location", "/docs/");
        String page = given().get("/docs/").then().statusCode(200).extract().asString();

        assertThat(page).doesNotContain("http:", "https:", "//cdn");
        for (String file : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "docs.js", "favicon-32x32.png"}) {
            given().get("/docs/" + file)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'self'"));
        }
    }

    @Test
    void the_page_s_folder_holds_nothing_else() {
        given().get("/docs/application.properties").then().statusCode(404);
    }

    private static ValidatableResponse document() {
        return given().get("/openapi").then().statusCode(200).contentType("application/json");
    }
}
