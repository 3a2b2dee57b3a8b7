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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction. */
@ApplicationScoped
@Transactional
class WeightsService {

    private static final long SEED = 1;
    private static final int MOST_SECONDS = 1_800;
    private static final int OPENED_AT_ONCE = 1_000;

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

    /** A version that is to be learnt, if nobody is at it. */
    Optional<Integer> next() {
        return statements.run(WeightsRows::next).map(KeptWeights::version);
    }

    /** Whether it was still to be learnt. The same customers give the same weights. */
    @TransactionConfiguration(timeout = MOST_SECONDS)
    boolean learn(int version) {
        return statements.run(connection -> {
            Optional<KeptWeights> begun = WeightsRows.next(connection).filter(next -> next.version() == version);
            if (begun.isPresent()) {
                List<Person> people = people(WeightsRows.sample(connection, sample));
                if (people.size() < 2) {
                    WeightsRows.end(connection, ended(begun.get(), Status.FAILED, null, people.size()));
                } else {
                    long all = WeightsRows.customers(connection);
                    LearntWeights learnt =
                            matching.learn(people, weights.naming(), SEED).among(all, people.size());
                    WeightsRows.keep(connection, version, learnt.frequencies());
                    String written = weights.written(learnt.with(Map.of()));
                    WeightsRows.end(connection, ended(begun.get(), Status.READY, written, people.size()));
                }
            }
            return begun.isPresent();
        });
    }

    /** Its next attempt would end as this one did. */
    void fail(int version) {
        boolean unused = statements.run(connection -> {
            Optional<KeptWeights> begun = WeightsRows.next(connection).filter(next -> next.version() == version);
            if (begun.isPresent()) {
                WeightsRows.end(connection, ended(begun.get(), Status.FAILED, null, 0));
            }
            return begun.isPresent();
        });
    }

    /** Opened in parts: a statement takes no more than 65,535 parameters. */
    private List<Person> people(Set<UUID> customers) {
        List<UUID> all = customers.stream().sorted().toList();
        List<Person> people = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += OPENED_AT_ONCE) {
            vault.openAll(all.subList(from, Math.min(all.size(), from + OPENED_AT_ONCE))).values().stream()
                    .map(PersonalData::person)
                    .forEach(people::add);
        }
        return people;
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
