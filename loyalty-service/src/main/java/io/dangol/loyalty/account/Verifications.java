package io.dangol.loyalty.account;

import io.dangol.loyalty.account.AccountApi.Verification;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One verification at a time: it reads the whole ledger, and ten at once would take the tills' database. Who asks while
 * one is under way waits for that one; who asked for one that takes long finds its outcome when asking again.
 */
@Singleton
class Verifications {

    /** Shorter than the gateway waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    /** For who was told to ask again after a few seconds; whoever comes later did not ask for this one. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Function<Instant, Verification> proof;
    private final Duration patience;
    private final Clock clock;
    private @Nullable Run last;

    @Inject
    Verifications(Transactions transactions, LedgerFigures figures, Clock clock) {
        this(
                now -> figures.verified(transactions.run(connection -> LedgerVerification.verify(connection, now))),
                PATIENCE,
                clock);
    }

    Verifications(Function<Instant, Verification> proof, Duration patience, Clock clock) {
        this.proof = proof;
        this.patience = patience;
        this.clock = clock;
    }

    /** One verification, and when it ended. */
    private static final class Run {

        private final CompletableFuture<Verification> outcome = new CompletableFuture<>();
        private volatile Instant ended = Instant.MAX;
    }

    /** Empty where it takes longer than a caller waits: ask again. */
    Optional<Verification> outcome() throws InterruptedException {
        Run asked = asked();
        try {
            Verification outcome = asked.outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            taken(asked);
            return Optional.of(outcome);
        } catch (TimeoutException takesLong) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            taken(asked);
            throw new CompletionException(failed.getCause());
        }
    }

    private synchronized Run asked() {
        Run known = last;
        if (known != null && clock.instant().minus(KEPT).isBefore(known.ended)) {
            return known;
        }
        Run started = new Run();
        Thread thread = new Thread(() -> Reach.EVERYTHING.run(() -> verify(started)), "ledger-verification");
        thread.setDaemon(true);
        thread.start();
        last = started;
        return started;
    }

    private synchronized void taken(Run run) {
        if (run == last) {
            last = null;
        }
    }

    private void verify(Run run) {
        try {
            Verification outcome = proof.apply(clock.instant());
            run.ended = clock.instant();
            run.outcome.complete(outcome);
        } catch (RuntimeException | Error failed) { // Else whoever asks would be told to ask again for ever.
            run.ended = clock.instant();
            run.outcome.completeExceptionally(failed);
        }
    }
}
