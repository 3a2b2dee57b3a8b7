package io.dangol.loyalty;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.testing.Contract;
import io.dangol.testing.Owner;
import io.dangol.testing.Tokens;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop of its own for each test, and the words in which tests speak of it. */
@Singleton
public class Shop {

    public static final UUID PARTNER = UUID.randomUUID();

    /** Every answer is held against the API description. */
    public static final Filter DESCRIPTION = Contract.openApi();

    /** As if partner-service had told of it. */
    public String open() {
        return open(PARTNER, "GBP");
    }

    public String open(UUID partner, String currency) {
        String code = "S-" + UUID.randomUUID();
        try (Connection connection = Owner.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into store (id, code, partner_id, zone, currency) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, code);
            insert.setObject(3, partner);
            insert.setString(4, "Europe/London");
            insert.setString(5, currency);
            insert.executeUpdate();
            return code;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if partner-service had told that it closed. */
    public void close(String code, String at) {
        try (Connection connection = Owner.connect();
                PreparedStatement update =
                        connection.prepareStatement("update store set closed_at = ?::timestamptz where code = ?")) {
            update.setString(1, at);
            update.setString(2, code);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What only the database's owner could do. */
    public void execute(String sql) {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number that only the database knows. */
    public long number(String sql) {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text(String sql) {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String TILL = "sales:read sales:write cards:read redemptions:write rewards:read rewards:claim"
            + " rewards:cancel vouchers:redeem receipts:claim referrals:use";

    /** Of a store of another partner. */
    public static String strangersTill() {
        return Tokens.of("pos", TILL).partner(UUID.randomUUID()).bearer();
    }

    public static String till(String... storeCodes) {
        return Tokens.of("pos", TILL).partner(PARTNER).stores(storeCodes).bearer();
    }

    public static String program(String policy) {
        return program(Map.of("negativeBalancePolicy", policy));
    }

    /** With those terms beside or instead of the usual ones. */
    public static String program(Map<String, ?> otherwise) {
        return newProgram(otherwise).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse newProgram(Map<String, ?> otherwise) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "name", "Regulars",
                "currency", "GBP",
                "zone", "Europe/London",
                "earnRule", Map.of("points", 1, "perAmount", 100)));
        terms.putAll(otherwise);
        return post(Tokens.admin(), "/v1/programs", terms);
    }

    public static String card(String program) {
        return post(Tokens.admin(), "/v1/cards", Map.of("programId", program))
                .statusCode(201)
                .extract()
                .path("number");
    }

    /** One line of that amount. */
    public static Map<String, Object> sale(String store, String receipt, long amount) {
        Map<String, Object> sale = new HashMap<>();
        sale.put("storeCode", store);
        sale.put("receiptNumber", receipt);
        sale.put("soldAt", "2026-01-05T09:00:00Z");
        sale.put("currency", "GBP");
        sale.put("lines", new ArrayList<>(List.of(line("BREAD", amount))));
        sale.put("totalAmount", amount);
        return sale;
    }

    public static Map<String, Object> sale(String store, String receipt, long amount, String card) {
        Map<String, Object> sale = sale(store, receipt, amount);
        sale.put("cardNumber", card);
        return sale;
    }

    public static Map<String, Object> line(String sku, long amount) {
        return new HashMap<>(Map.of("sku", sku, "quantity", 1, "unitPrice", amount, "amount", amount));
    }

    public static String json(Map<String, Object> sale) {
        try {
            return new ObjectMapper().writeValueAsString(sale);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ValidatableResponse post(String token, String path, Object body) {
        return given().filter(DESCRIPTION)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    public static ValidatableResponse put(String token, String path, Object body) {
        return given().filter(DESCRIPTION)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    public static ValidatableResponse get(String token, String path) {
        return given().filter(DESCRIPTION).auth().oauth2(token).get(path).then();
    }

    public static ValidatableResponse patch(String path, @Nullable String ifMatch, Map<String, ?> changes) {
        RequestSpecification request = given().filter(DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType("application/merge-patch+json")
                .body(changes);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch(path)
                .then();
    }

    public static long available(String card) {
        return get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("available");
    }

    public static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
