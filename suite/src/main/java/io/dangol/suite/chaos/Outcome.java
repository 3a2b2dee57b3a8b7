package io.dangol.suite.chaos;

import java.time.Duration;
import java.util.List;

/**
 * How a round went.
 *
 * @param receipts sales and returns that were answered
 * @param lost tries without an answer
 * @param refused tries that were answered by 502, 503 or 504
 * @param recovery from the end of the faults until all is ready and tills are answered again
 * @param findings what is not as it must be; empty where all is
 */
record Outcome(
        int round,
        List<Kind> kinds,
        List<String> faults,
        long receipts,
        int lost,
        int refused,
        Duration recovery,
        List<String> findings) {

    boolean isRight() {
        return findings.isEmpty();
    }
}
