package io.dangol.customer.contact;

import static io.dangol.customer.contact.Contacts.OFFER;
import static io.dangol.customer.contact.Contacts.agreed;
import static io.dangol.customer.contact.Contacts.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking, confirming, giving back and letting time go by in any order comes to what a list on paper comes to. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ContactBudgetTest {

    private static final int STEPS = 200;
    private static final int LIFETIME_HOURS = 24;

    private final CustomerClient hq = CustomerClient.headquarters();

    /** A line on the paper, in hours of the paper's own time; it began a moment after the hour. */
    private static final class Line {
        private final String id;
        private final int grantedAt;
        private String state = "OPEN";
        private int endedAt;

        Line(String id, int grantedAt) {
            this.id = id;
            this.grantedAt = grantedAt;
        }

        boolean open(int now) {
            return state.equals("OPEN") && now < grantedAt + LIFETIME_HOURS + 1;
        }

        /** An open one may yet be sent; one that was sent leaves when it is so old. */
        boolean within(int hours, int now) {
            return open(now) || (state.equals("CONFIRMED") && endedAt > now - hours);
        }
    }

    private final List<Line> paper = new ArrayList<>();
    private int now;
    private int refused;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void as_on_paper(long seed) throws SQLException {
        Random random = new Random(seed);
        UUID customer = agreed(hq);
        String policy = Contacts.policy(2, 2, 4, 5);
        for (int step = 0; step < STEPS; step++) {
            String which = "seed " + seed + ", step " + step;
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> ask(customer, policy, which);
                case 3 -> end(random, "confirm", "CONFIRMED", which);
                case 4 -> end(random, "release", "RELEASED", which);
                default -> pass(customer, 1 + random.nextInt(30));
            }
        }

        assertThat(refused).isGreaterThan(5);
        assertThat(paper).hasSizeGreaterThan(10);
    }

    private void ask(UUID customer, String policy, String which) {
        boolean room = taken(2 * 24) < 2 && taken(5 * 24) < 4;
        Map<String, Object> wish = with(OFFER, "policy", policy);

        ValidatableResponse answer = hq.asks(customer, wish).statusCode(200);

        assertThat(answer.extract().<Boolean>path("permitted")).as(which).isEqualTo(room);
        if (room) {
            paper.add(new Line(answer.extract().path("permit.id"), now));
        } else {
            refused++;
        }
    }

    private long taken(int hours) {
        return paper.stream().filter(line -> line.within(hours, now)).count();
    }

    private void end(Random random, String how, String state, String which) {
        if (paper.isEmpty()) {
            return;
        }
        Line line = paper.get(Math.max(0, paper.size() - 1 - random.nextInt(4)));
        boolean can = line.open(now) || line.state.equals(state);

        int status = hq.ends(line.id, how).extract().statusCode();

        assertThat(status).as(which).isEqualTo(can ? 200 : 409);
        if (line.open(now)) {
            line.state = state;
            line.endedAt = Math.min(now, line.grantedAt + LIFETIME_HOURS);
        }
    }

    private void pass(UUID customer, int hours) throws SQLException {
        Contacts.pass(customer, Duration.ofHours(hours));
        now += hours;
    }
}
