package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with the owner's rights changes in the audit log is found out. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AuditChainTest {

    private static final int ENTRIES = 25;
    private static final String NO_TRIGGERS = "alter table %1$s disable trigger user";
    private static final String TRIGGERS = "alter table %1$s enable trigger user";

    private final String token =
            Tokens.of("hq-admin", "operations:read audit:read").bearer();
    private final Probe probe;

    AuditChainTest(Probe probe) {
        this.probe = probe;
    }

    @BeforeEach
    void entries() {
        for (int i = 0; i < ENTRIES; i++) {
            given().auth()
                    .oauth2(token)
                    .post("/v1/probes/{id}/happenings?announced=true", UUID.randomUUID())
                    .then()
                    .statusCode(204);
        }
        await().until(() -> verified().getLong("unsealed") == 0);
    }

    @Test
    void what_nobody_touched_is_intact() {
        assertThat(verified().getBoolean("intact")).isTrue();
        assertThat(verified().getList("findings")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set entry = jsonb_set(entry, '{clientId}', '\"other\"') where id = %d",
                "update audit_entry set at = at - interval '1 year' where id = %d",
                "update audit_entry set xid = (xid::text::bigint - 1)::text::xid8, entry = entry || '{\"role\": \"x\"}' where id = %d",
                "delete from audit_entry where id = %d",
                "insert into audit_entry (id, epoch, xid, at, entry) overriding system value"
                        + " select -id, epoch, xid, at, entry from audit_entry where id = %d",
            })
    void an_entry_that_was_tampered_with_is_told_by_its_seal(String tampering) throws SQLException {
        long victim = Owner.number("select max(id) - 4 from audit_entry");

        assertThat(after("audit_entry", tampering.formatted(victim)).getBoolean("intact"))
                .isFalse();
    }

    @Test
    void a_seal_that_is_missing_or_rewritten_is_told() throws SQLException {
        long last = Owner.number("select max(number) from audit_seal");

        assertThat(after("audit_seal", "delete from audit_seal where number = " + (last - 1))
                        .getList("findings", String.class))
                .anyMatch(finding -> finding.contains("a seal before it is missing"));
        assertThat(after("audit_seal", "update audit_seal set hash = repeat('0', 64) where number = " + last)
                        .getBoolean("intact"))
                .isFalse();
    }

    @Test
    void who_has_the_export_can_follow_the_chain_without_us() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ObjectMapper json = new ObjectMapper();
        String hash = "0".repeat(64);
        long seals = 0;
        String address = "/v1/operations/probe/audit-entries/export";
        while (address != null) {
            Response part = given().auth().oauth2(token).get(address);
            for (String line : part.asString().lines().toList()) {
                JsonNode read = json.readTree(line);
                if (read.has("seal")) {
                    assertThat(read.path("hash").asText()).isEqualTo(hash);
                    assertThat(read.path("seal").asLong()).isEqualTo(++seals);
                } else {
                    hash = HexFormat.of().formatHex(sha256.digest((hash + "\n" + line).getBytes(UTF_8)));
                }
            }
            address = next(part.header("Link"));
        }
        assertThat(seals).isGreaterThan(10);
    }

    @Test
    void an_export_of_long_entries_comes_in_parts_that_memory_can_hold() {
        long before = Owner.number("select max(number) from audit_seal");
        Owner.execute("""
                insert into audit_entry (at, entry)
                select now(), jsonb_build_object('at', now(), 'subjects', jsonb_build_array(repeat('x', 600000)))
                  from generate_series(1, 8)""");
        await().until(() -> verified().getLong("unsealed") == 0);

        Response part =
                given().auth().oauth2(token).get("/v1/operations/probe/audit-entries/export?afterSeal=" + before);

        assertThat(part.asString().length()).isBetween(1_000_000, 3_000_000);
        assertThat(next(part.header("Link"))).endsWith("afterSeal=" + (before + 1));
    }

    @Test
    void an_entry_that_commits_late_is_sealed_where_it_belongs() throws SQLException {
        try (Connection late = probe.transaction()) {
            assertThat(Probe.strings(late, "select pg_current_xact_id()")).hasSize(1);
            given().auth().oauth2(token).post("/v1/probes/{id}/happenings?announced=true", UUID.randomUUID());
            assertThat(verified().getLong("unsealed")).isPositive();
            try (Statement insert = late.createStatement()) {
                insert.execute("insert into audit_entry (at, entry) values (now(), jsonb_build_object('at', now()))");
            }
            late.commit();
        }

        await().until(() -> verified().getLong("unsealed") == 0);
        assertThat(verified().getBoolean("intact")).isTrue();
    }

    /** What is found after it was done, and undone again. */
    private JsonPath after(String table, String tampering) throws SQLException {
        Owner.execute("create table kept as select * from " + table);
        try {
            Owner.execute((NO_TRIGGERS + "; " + tampering + "; " + TRIGGERS).formatted(table));
            return verified();
        } finally {
            Owner.execute((NO_TRIGGERS + "; delete from %1$s where exists (select from kept); insert into %1$s"
                            + (table.equals("audit_entry") ? " overriding system value" : "")
                            + " select * from kept; " + TRIGGERS + "; drop table kept")
                    .formatted(table));
        }
    }

    /** The part of it where something does not fit, or else the last. */
    private JsonPath verified() {
        JsonPath part = verified(0);
        while (part.getBoolean("intact") && part.get("next") != null) {
            part = verified(part.getLong("next"));
        }
        return part;
    }

    private JsonPath verified(long afterSeal) {
        return given().auth()
                .oauth2(token)
                .queryParam("afterSeal", afterSeal)
                .get("/v1/operations/probe/audit-entries/verification")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static @Nullable String next(@Nullable String link) {
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }
}
