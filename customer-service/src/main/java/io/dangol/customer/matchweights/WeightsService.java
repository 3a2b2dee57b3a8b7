package io.dangol.customer.matchweights;

import io.dangol.customer.matching.CustomerMatching;
import io.dangol.customer.matching.LearntWeights;
import io.dangol.customer.matching.Person;
import io.dangol.customer.matchweights.KeptWeights.Status;
import io.dangol.customer.matchweights.WeightsApi.WeightsView;
import io.dangol.customer.matchweights.WeightsRefusal.NotReady;
import io.dangol.customer.matchweights.WeightsRefusal.UnknownWeights;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction. */
@ApplicationScoped
@Transactional
class WeightsService {

    private static final long SEED = 1;
    private static final int MOST_SECONDS = 1_800;

    private final Statements statements;
    private final MatchWeights weights;
    private final CustomerMatching matching;
    private final Vault vault;
    private final Caller caller;
    private final int sample;
    private final Clock clock;

    WeightsService(
            Statements statements,
            MatchWeights weights,
            CustomerMatching matching,
            Vault vault,
            Caller caller,
            @ConfigProperty(name = "dangol.matching.training-customers", defaultValue = "20000") int sample,
            Clock clock) {
        this.statements = statements;
        this.weights = weights;
        this.matching = matching;
        this.vault = vault;
        this.caller = caller;
        this.sample = sample;
        this.clock = clock;
    }

    /** Learnt beside the daily work; it is not judged by until somebody says so. */
    WeightsView start() {
        return statements.run(connection -> {
            int version = WeightsRows.start(connection, caller.clientId(), now());
            return view(WeightsRows.find(connection, version).orElseThrow());
        });
    }

    WeightsView get(int version) {
        return statements.run(connection ->
                view(WeightsRows.find(connection, version).orElseThrow(() -> new UnknownWeights(version))));
    }

    Page<WeightsView> list(int limit, @Nullable Cursor cursor) {
        int below = cursor == null ? Integer.MAX_VALUE : (int) cursor.number(0);
        List<KeptWeights> rows = statements.run(connection -> WeightsRows.below(connection, below, limit + 1));
        return Page.of(rows, limit, this::view, kept -> Cursor.of(kept.version()));
    }

    void activate(int version) {
        boolean unused = statements.run(connection -> {
            if (version != 0) {
                Status status = WeightsRows.find(connection, version)
                        .orElseThrow(() -> new UnknownWeights(version))
                        .status();
                if (status != Status.READY) {
                    throw new NotReady(version);
                }
            }
            WeightsRows.activate(connection, version, caller.clientId(), now());
            return true;
        });
    }

    /** Whether there was one to be learnt. The same customers give the same weights. */
    @TransactionConfiguration(timeout = MOST_SECONDS)
    boolean learnNext() {
        return statements.run(connection -> {
            Optional<KeptWeights> next = WeightsRows.next(connection);
            if (next.isPresent()) {
                List<Person> people = vault.openAll(WeightsRows.sample(connection, sample)).values().stream()
                        .map(PersonalData::person)
                        .toList();
                if (people.size() < 2) {
                    WeightsRows.end(connection, ended(next.get(), Status.FAILED, null, people.size()));
                } else {
                    LearntWeights learnt = matching.learn(people, weights.naming(), SEED);
                    WeightsRows.keep(connection, next.get().version(), learnt.frequencies());
                    String written = weights.written(learnt.with(Map.of()));
                    WeightsRows.end(connection, ended(next.get(), Status.READY, written, people.size()));
                }
            }
            return next.isPresent();
        });
    }

    private KeptWeights ended(KeptWeights begun, Status how, @Nullable String learnt, int customers) {
        return new KeptWeights(
                begun.version(), how, learnt, customers, begun.startedAt(), begun.startedBy(), now(), false);
    }

    private WeightsView view(KeptWeights kept) {
        return WeightsView.of(kept, kept.learnt() == null ? null : weights.read(kept.learnt()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
