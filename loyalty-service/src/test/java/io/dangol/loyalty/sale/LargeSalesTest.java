package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.json;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.sale.TillPermits.Permit;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales within the limits, so many and so large at once that they would not fit into the memory. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LargeSalesTest {

    private static final int BURST = 24;

    private final Shop shop;
    private final TillConfig config;
    private final TillPermits permits;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String store = "";
    private String till = "";

    LargeSalesTest(Shop shop, TillConfig config, TillPermits permits) {
        this.shop = shop;
        this.config = config;
        this.permits = permits;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void of_a_burst_those_that_fit_are_recorded_and_the_others_are_asked_to_come_again() throws SQLException {
        List<CompletableFuture<HttpResponse<String>>> burst;
        CompletableFuture<HttpResponse<String>> small;
        try (Connection blocking = Owner.connect();
                Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("lock table sale in access exclusive mode");
            burst = IntStream.range(0, BURST)
                    .mapToObj(i -> send(large("b" + i)))
                    .toList();
            await().until(() -> burst.stream().filter(CompletableFuture::isDone).count() >= BURST - fitting());
            small = send(json(sale(store, "small", 100)));
            blocking.rollback();
            blocking.setAutoCommit(true);
        }

        List<HttpResponse<String>> answers =
                burst.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(fitting());
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 201))
                .hasSize(BURST - fitting())
                .allSatisfy(busy -> {
                    assertThat(busy.statusCode()).isEqualTo(503);
                    assertThat(busy.body()).contains(":busy");
                    assertThat(busy.headers().firstValue("Retry-After")).isEqualTo(Optional.of("1"));
                });
        assertThat(small.join().statusCode()).isEqualTo(201);
        assertNothingTaken();
    }

    @Test
    void bodies_that_break_off_take_nothing_with_them() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            sockets.add(socket);
            socket.getOutputStream()
                    .write(("POST /v1/sales HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + till
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"lines\":[")
                            .getBytes(ISO_8859_1));
        }
        await().until(() -> send(large("x")).join().statusCode() == 503);

        for (Socket socket : sockets) {
            socket.close();
        }

        await().until(() -> send(large("y")).join().statusCode() < 300);
        assertNothingTaken();
    }

    @Test
    void large_ones_keep_no_usual_sale_waiting() {
        Permit all = permits.take(config.bytes().asLongValue());

        assertThat(send(large("l")).join().statusCode()).isEqualTo(503);
        post(till, "/v1/sales", sale(store, "1", 100)).statusCode(201);
        all.giveBack();

        assertThat(send(large("l")).join().statusCode()).isEqualTo(201);
    }

    @Test
    void what_is_refused_gives_its_share_back() {
        String foreign = large("f").replace(store, shop.open());
        for (int i = 0; i < BURST; i++) {
            assertThat(send("{" + large("r")).join().statusCode()).isEqualTo(400);
            assertThat(send(foreign).join().statusCode()).isEqualTo(403);
        }

        assertNothingTaken();
    }

    /** The clients of whole platforms send all their bodies in chunks. */
    @Test
    void tills_that_do_not_say_how_long_their_sales_are_are_served_side_by_side() {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 3 * fitting())
                .mapToObj(i -> send(inChunks(json(sale(store, "c" + i, 100)))))
                .toList();

        assertThat(sent)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
        assertNothingTaken();
    }

    @Test
    void one_that_is_longer_than_the_gateway_lets_through_is_refused_unread() {
        Map<String, Object> sale = sale(store, "1", 100);
        sale.put("terminalId", "x".repeat((int) config.body().asLongValue()));

        post(till, "/v1/sales", sale).statusCode(413).body("type", endsWith(":body-too-large"));
    }

    private void assertNothingTaken() {
        await().ignoreExceptions()
                .untilAsserted(() -> permits.take(config.bytes().asLongValue()).giveBack());
    }

    private int fitting() {
        return (int) (config.bytes().asLongValue() / large("b10").length());
    }

    /** About 850 kB. */
    private String large(String receipt) {
        Map<String, Object> sale = sale(store, receipt, 1_500);
        List<Map<String, Object>> lines = IntStream.range(0, 1_500)
                .mapToObj(i -> {
                    Map<String, Object> line = line("BREAD", 1);
                    line.put("description", "x".repeat(500));
                    return line;
                })
                .toList();
        sale.put("lines", lines);
        return json(sale);
    }

    private static BodyPublisher inChunks(String sale) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofString(sale));
    }

    private CompletableFuture<HttpResponse<String>> send(String sale) {
        return send(BodyPublishers.ofString(sale));
    }

    private CompletableFuture<HttpResponse<String>> send(BodyPublisher sale) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/sales"))
                .header("Authorization", "Bearer " + till)
                .header("Content-Type", "application/json")
                .POST(sale)
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }
}
