package io.dangol.customer.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A whole audience, in requests of 5,000, four at a time; {@code -Dcontacts.audience=1000000} measures a large one. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AudienceTest {

    private static final Logger LOG = Logger.getLogger(AudienceTest.class);
    private static final int SIZE = Integer.getInteger("contacts.audience", 12_000);
    private static final String ASKED =
            "{\"contact\":{\"purpose\":\"MARKETING\",\"channel\":\"EMAIL\",\"label\":\"(광고)\",\"campaign\":\"%s\"},"
                    + "\"customerIds\":[\"%s\"]}";
    private static final Pattern PERMITTED =
            Pattern.compile(".*\"permitted\":(\\d+),\"refused\":\\d+}$", Pattern.DOTALL);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token = Tokens.admin();
    private final String campaign = CustomerClient.unique("C").substring(0, 30).toUpperCase(Locale.ROOT);

    @Test
    void everybody_is_decided_once_and_three_of_four_agreed() throws Exception {
        List<UUID> audience = audience();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        long begun = System.nanoTime();

        int permitted = 0;
        for (Future<Integer> part : senders.invokeAll(parts(audience))) {
            permitted += part.get();
        }

        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        senders.shutdown();
        LOG.infof("%d customers decided in %d ms", SIZE, taken.toMillis());
        assertThat(permitted).isEqualTo(SIZE - SIZE / 4);
        assertThat(Database.select(
                        "select count(*)::text from contact_permit where campaign = ? and status = 'OPEN'", campaign))
                .containsExactly(String.valueOf(permitted));
    }

    private List<Callable<Integer>> parts(List<UUID> audience) {
        List<Callable<Integer>> parts = new ArrayList<>();
        for (int from = 0; from < audience.size(); from += ContactApi.MOST) {
            List<UUID> part = audience.subList(from, Math.min(from + ContactApi.MOST, audience.size()));
            parts.add(() -> permitted(part));
        }
        return parts;
    }

    /** Without a look at the description, which would take longer than the answer. */
    private int permitted(List<UUID> part) throws IOException, InterruptedException {
        String ids = part.stream().map(UUID::toString).collect(Collectors.joining("\",\""));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/contact-permits/batches"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ASKED.formatted(campaign, ids)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        String body = answer.body();
        Matcher found = PERMITTED.matcher(body.substring(Math.max(0, body.length() - 100)));
        assertThat(found.matches()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    /** Written as the tables hold them, since registering a million takes longer than asking for them. */
    private static List<UUID> audience() throws SQLException {
        Database.execute("drop table if exists audience");
        // Ids are of version 7: those of customers who came one after the other lie side by side.
        Database.execute("create table audience as select overlay(overlay(gen_random_uuid()::text"
                + " placing to_char(n, 'FM00000000') from 1) placing '7' from 15)::uuid as id, n"
                + " from generate_series(1, " + SIZE + ") n");
        Database.execute("insert into customer (id, channel, version, created_at, updated_at)"
                + " select id, 'STORE', 0, now(), now() from audience");
        Database.execute("insert into blind_entry (kind, hash, customer_id)"
                + " select 'EMAIL', encode(sha256(id::text::bytea), 'hex'), id from audience");
        Database.execute("insert into consent (id, customer_id, purpose, channel, granted, text_version, proof,"
                + " collected_at, recorded_at, recorded_by)"
                + " select id, id, 'MARKETING', 'EMAIL', true, '1', 'x'::bytea, now(), now(), 'test'"
                + " from audience where n % 4 <> 0");
        Database.execute("analyze customer");
        Database.execute("analyze consent");
        Database.execute("analyze blind_entry");
        List<UUID> ids = Database.select("select id::text from audience").stream()
                .map(UUID::fromString)
                .toList();
        Database.execute("drop table audience");
        return ids;
    }
}
