package io.dangol.loyalty.account;

import io.dangol.loyalty.account.AccountApi.Verification;
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
import org.jspecify.annotations.Nullable;

/**
 * One verification at a time: it reads the whole ledger, and ten at once would take the tills' database. Who asks while
 * one is under way waits for that one; who asked for one that takes long finds its outcome when asking again.
 */
@Singleton
class Verifications {

    /** Shorter than the gateway waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final Transactions transactions;
    private final Clock clock;
    private @Nullable CompletableFuture<Verification> underWay;

    Verifications(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty where it takes longer than a caller waits: ask again. */
    Optional<Verification> outcome() throws InterruptedException {
        CompletableFuture<Verification> asked = asked();
        try {
            Verification outcome = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            taken(asked);
            return Optional.of(outcome);
        } catch (TimeoutException takesLong) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            taken(asked);
            throw new CompletionException(failed.getCause());
        }
    }

    private synchronized CompletableFuture<Verification> asked() {
        if (underWay == null) {
            CompletableFuture<Verification> started = new CompletableFuture<>();
            Thread thread = new Thread(() -> verify(started), "ledger-verification");
            thread.setDaemon(true);
            thread.start();
            underWay = started;
        }
        return underWay;
    }

    private synchronized void taken(CompletableFuture<Verification> outcome) {
        if (outcome == underWay) {
            underWay = null;
        }
    }

    private void verify(CompletableFuture<Verification> outcome) {
        Instant now = clock.instant();
        try {
            outcome.complete(transactions.run(connection -> LedgerVerification.verify(connection, now)));
        } catch (RuntimeException failed) {
            outcome.completeExceptionally(failed);
        }
    }
}
