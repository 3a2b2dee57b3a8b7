package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.funding.Coverage;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.loyalty.release.EventWait;
import io.dangol.loyalty.rule.Awaits;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.RuleSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sales of one transaction earn and nobody can spend yet: their funder has to pay, or something to happen. */
final class PendingLots {

    private final Coverage coverage;
    private final List<EventWait> waits = new ArrayList<>();

    private PendingLots(Coverage coverage) {
        this.coverage = coverage;
    }

    /** Those who may have to pay are locked; where none of them is counted, nothing is asked. */
    static PendingLots lock(
            Connection connection, Catalog catalog, List<SaleCommand> commands, Map<String, Holder> holders)
            throws SQLException {
        Set<UUID> counted = catalog.countedPartners();
        return new PendingLots(
                Coverage.lock(connection, counted.isEmpty() ? Set.of() : funders(catalog, commands, holders)));
    }

    /** Of one sale at this store, by these rules. */
    static PendingLots lock(Connection connection, Catalog catalog, RuleSet rules, Store store) throws SQLException {
        Set<UUID> funders = funders(rules, store);
        funders.retainAll(catalog.countedPartners());
        return new PendingLots(Coverage.lock(connection, funders));
    }

    private static Set<UUID> funders(Catalog catalog, List<SaleCommand> commands, Map<String, Holder> holders) {
        Set<UUID> funders = new HashSet<>();
        for (SaleCommand command : commands) {
            String card = command.request().cardNumber();
            Holder holder = card == null ? null : holders.get(card);
            Store store = catalog.store(command.request().storeCode()).orElse(null);
            if (holder != null && store != null) {
                RuleSet rules = catalog.program(
                                holder.programId(), command.request().soldAt())
                        .orElseThrow()
                        .rules();
                funders.addAll(funders(rules, store));
            }
        }
        funders.retainAll(catalog.countedPartners());
        return funders;
    }

    private static Set<UUID> funders(RuleSet rules, Store store) {
        Set<UUID> funders = new HashSet<>(Set.of(store.partnerId()));
        rules.bonuses().stream()
                .flatMap(rule -> rule.funding(store.partnerId()).shares().stream())
                .forEach(share -> funders.add(share.funderId()));
        return funders;
    }

    /** @param rules by which it was earned */
    Outcome of(Outcome earned, SaleEarning earning, RuleSet rules) {
        Outcome covered = coverage.cover(earned);
        Set<UUID> waiting = new HashSet<>();
        for (Lot lot : covered.changedLots()) {
            Awaits awaits = awaits(lot.part(), earning, rules);
            if (awaits != null) {
                waiting.add(lot.id());
                waits.add(EventWait.begun(
                        lot.id(),
                        earned.entry().memberId(),
                        lot.sourceId(),
                        lot.part(),
                        awaits,
                        earned.entry().content().at()));
            }
        }
        return waiting.isEmpty()
                ? covered
                : covered.awaiting(
                        Reason.EVENT, waiting, earned.entry().content().at());
    }

    private static @Nullable Awaits awaits(@Nullable String part, SaleEarning earning, RuleSet rules) {
        if (part == null) {
            return rules.base().awaits();
        }
        for (Earning.Part one : earning.parts()) {
            if (one.rule().code().equals(part)) {
                return one.rule().dates().awaits();
            }
        }
        return null;
    }

    void save(Connection connection) throws SQLException {
        coverage.save(connection);
        EventWait.insert(connection, waits);
    }
}
