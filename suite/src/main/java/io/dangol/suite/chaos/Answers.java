package io.dangol.suite.chaos;

import io.dangol.suite.client.Answer;
import io.dangol.suite.client.Witness;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** All that the tills heard, try by try. What is out of order may be said so; what is broken may not. */
final class Answers implements Witness {

    private static final int MOST = 20;
    private static final int SERVER = 500;
    private static final int UNAVAILABLE = 503;
    private static final Set<Integer> PASSING = Set.of(502, UNAVAILABLE, 504);

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public void answered(HttpRequest request, Answer answer) {
        int status = answer.status();
        if (status < SERVER) {
            return;
        }
        refused.incrementAndGet();
        if (!PASSING.contains(status)) {
            complain(request, answer, "");
        } else if (status == UNAVAILABLE
                && answer.headers().firstValue("Retry-After").isEmpty()) {
            complain(request, answer, " without Retry-After");
        }
    }

    @Override
    public void lost(HttpRequest request) {
        lost.incrementAndGet();
    }

    /** Tries after which nobody knew whether it was done. */
    int lost() {
        return lost.get();
    }

    /** Tries that were answered by 502, 503 or 504. */
    int refused() {
        return refused.get();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private void complain(HttpRequest request, Answer answer, String what) {
        if (wrong.size() < MOST) {
            wrong.add("%s %s was answered %d %s%s"
                    .formatted(request.method(), request.uri().getPath(), answer.status(), answer.problem(), what));
        }
    }
}
