package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.Test;

/** Who takes an event in writes under the id of the request that led to it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LoggedCauseTest {

    private final Tally tally;

    LoggedCauseTest(Tally tally) {
        this.tally = tally;
    }

    @Test
    void an_event_that_cannot_take_effect_is_logged_under_the_id_of_its_request() {
        String id = "cause-" + UUID.randomUUID();
        Listening lines = new Listening();
        LogContext.getLogContext().getLogger("").addHandler(lines);
        tally.failAt("asked-for");
        try {
            given().auth()
                    .oauth2(Tokens.admin())
                    .header("X-Correlation-Id", id)
                    .post("/v1/probes/{id}/happenings?announced=true", UUID.randomUUID())
                    .then()
                    .statusCode(204);

            await().atMost(60, SECONDS)
                    .until(() -> lines.under(id).contains("Event became a dead letter: type %s, id %s"));
        } finally {
            tally.mend("asked-for");
            LogContext.getLogContext().getLogger("").removeHandler(lines);
        }
    }

    private static final class Listening extends ExtHandler {

        private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void doPublish(ExtLogRecord line) {
            line.copyMdc();
            lines.add(line);
        }

        private List<String> under(String correlationId) {
            return lines.stream()
                    .filter(line -> correlationId.equals(line.getMdc("correlationId")))
                    .map(ExtLogRecord::getMessage)
                    .toList();
        }
    }
}
