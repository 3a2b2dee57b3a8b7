package io.dangol.loyalty.fraud;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.fraud.FraudApi.RulesView;
import io.dangol.loyalty.fraud.FraudRefusal.FraudRuleNamedTwice;
import io.dangol.loyalty.fraud.FraudRefusal.FraudRuleUnclear;
import io.dangol.loyalty.fraud.FraudRefusal.FraudWindowTooLong;
import io.dangol.loyalty.fraud.FraudRefusal.NoFraudRules;
import io.dangol.loyalty.fraud.FraudRefusal.NoSuchProgram;
import io.dangol.loyalty.fraud.FraudRules.Kept;
import io.dangol.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a programme looks for. Each method is one transaction. */
@ApplicationScoped
class FraudRuleService {

    /** Whether they are the programme's first. */
    record Put(boolean created, RulesView view) {}

    private final Transactions transactions;
    private final FraudRules rules;
    private final Clock clock;

    FraudRuleService(Transactions transactions, FraudRules rules, Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
    }

    RulesView get(UUID programId) {
        return transactions.run(connection -> {
            if (!FraudRules.hasProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            return RulesView.of(rules.last(connection, programId).orElseThrow(NoFraudRules::new));
        });
    }

    /** The same again is no other version. */
    Put put(UUID programId, List<FraudRule> wanted, @Nullable String ifMatch) {
        requireSound(wanted);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            if (!FraudRules.lockProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            Optional<Kept> before = rules.last(connection, programId);
            requireMatch(ifMatch, before);
            if (before.isPresent() && before.get().rules().equals(wanted)) {
                return new Put(false, RulesView.of(before.get()));
            }
            Kept added = new Kept(programId, before.map(Kept::version).orElse(0) + 1, wanted, now);
            rules.add(connection, added);
            return new Put(before.isEmpty(), RulesView.of(added));
        });
    }

    private static void requireMatch(@Nullable String ifMatch, Optional<Kept> before) {
        if (before.isPresent()) {
            ETags.requireMatch(ifMatch, before.get().version());
        } else {
            ETags.requireMatchIfSent(ifMatch, null);
        }
    }

    private static void requireSound(List<FraudRule> wanted) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            FraudRule rule = wanted.get(i);
            if (!codes.add(rule.code())) {
                throw new FraudRuleNamedTwice(rule.code()).at("/rules/" + i + "/code");
            }
            for (String field : rule.unclear()) {
                throw new FraudRuleUnclear(rule.kind(), field).at("/rules/" + i + "/" + field);
            }
            if (rule.isTooLong()) {
                throw new FraudWindowTooLong().at("/rules/" + i + "/withinMinutes");
            }
        }
    }
}
