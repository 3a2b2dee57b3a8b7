package io.dangol.loyalty.program;

import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.program.ProgramApi.RuleView;
import io.dangol.loyalty.program.ProgramRefusal.PendingBeyondExpiry;
import io.dangol.loyalty.program.RuleApi.BonusRuleView;
import io.dangol.loyalty.program.RuleApi.PayerView;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.loyalty.program.RuleApi.RuleVersionView;
import io.dangol.loyalty.program.RuleRefusal.NoSuchRule;
import io.dangol.loyalty.program.RuleRefusal.NoSuchRuleVersion;
import io.dangol.loyalty.program.RuleRefusal.RuleExists;
import io.dangol.loyalty.program.RuleRefusal.RuleOfCampaign;
import io.dangol.loyalty.program.RuleRefusal.TooManyRules;
import io.dangol.loyalty.program.RuleRefusal.UnknownPayer;
import io.dangol.loyalty.program.RuleRefusal.UntilBeforeFrom;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.platform.http.ETags;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases of bonus rules. Each method is one transaction; each change is a new version of all rules together. */
@ApplicationScoped
@Transactional
public class RuleService {

    /** A till asks each of them. */
    private static final int MOST_RULES = 100;

    record Put(boolean created, BonusRuleView view) {}

    /** A slip of the pen would make points that nobody lives to spend. */
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final Programs programs;
    private final RuleSets ruleSets;
    private final Catalogs catalogs;
    private final Clock clock;

    RuleService(Programs programs, RuleSets ruleSets, Catalogs catalogs, Clock clock) {
        this.programs = programs;
        this.ruleSets = ruleSets;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    Put put(UUID programId, String code, RuleTerms terms, @Nullable String ifMatch) {
        Program program = programs.get(programId);
        RuleSet before = ruleSets.get(programId, program.ruleVersion());
        requireSound(terms, program, "");
        Optional<BonusRule> earlier = before.bonus(code);
        earlier.ifPresent(RuleService::requireFree);
        ETags.requireMatchIfSent(
                ifMatch, earlier.map(rule -> (long) rule.version()).orElse(null));
        if (earlier.isPresent()
                && terms.rule(code, earlier.get().version())
                        .countingOn(earlier.get())
                        .equals(earlier.get())) {
            return new Put(false, BonusRuleView.of(programId, earlier.get()));
        }
        RuleConditions.requireEnding(terms, "");
        BonusRule wanted = terms.rule(code, program.ruleVersion() + 1);
        BonusRule rule = earlier.map(wanted::countingOn).orElse(wanted);
        List<BonusRule> bonuses = without(before, code);
        bonuses.add(rule);
        if (bonuses.size() > MOST_RULES) {
            throw new TooManyRules(MOST_RULES);
        }
        keep(program, new RuleSet(before.base(), bonuses));
        return new Put(earlier.isEmpty(), BonusRuleView.of(programId, rule));
    }

    /** The rules as they would be with this one, which is not kept; without terms, as they are. */
    public RuleSet drafted(UUID programId, String code, @Nullable RuleTerms terms) {
        Program program = programs.get(programId);
        RuleSet rules = ruleSets.get(programId, program.ruleVersion());
        if (terms == null) {
            var unused = rules.bonus(code).orElseThrow(() -> new NoSuchRule(code));
            return rules;
        }
        requireSound(terms, program, "");
        RuleConditions.requireEnding(terms, "");
        List<BonusRule> bonuses = without(rules, code);
        bonuses.add(terms.rule(code, program.ruleVersion() + 1));
        return new RuleSet(rules.base(), bonuses);
    }

    /** Sales that used it keep it: it stays in the versions that they pinned. */
    void remove(UUID programId, String code, @Nullable String ifMatch) {
        Program program = programs.get(programId);
        RuleSet before = ruleSets.get(programId, program.ruleVersion());
        BonusRule rule = before.bonus(code).orElseThrow(() -> new NoSuchRule(code));
        requireFree(rule);
        ETags.requireMatchIfSent(ifMatch, (long) rule.version());
        keep(program, new RuleSet(before.base(), without(before, code)));
    }

    /**
     * The rule of a campaign: as others are, but only the campaign changes it.
     *
     * @param endedBefore rules of campaigns that ended before make room: no till sends their sales any more
     */
    public void offer(UUID programId, BonusRule rule, Instant endedBefore) {
        Program program = programs.get(programId);
        RuleSet before = ruleSets.get(programId, program.ruleVersion());
        if (before.bonus(rule.code()).isPresent()) {
            throw new RuleExists(rule.code());
        }
        requireSound(RuleTerms.of(rule), program, "/rule");
        RuleConditions.requireEnding(RuleTerms.of(rule), "/rule");
        List<BonusRule> bonuses = new ArrayList<>(before.bonuses());
        bonuses.removeIf(other -> other.campaign() != null && other.scope().isOver(endedBefore));
        bonuses.add(rule.since(program.ruleVersion() + 1));
        if (bonuses.size() > MOST_RULES) {
            throw new TooManyRules(MOST_RULES);
        }
        keep(program, new RuleSet(before.base(), bonuses));
    }

    /** What it counts goes on: it is the same rule. Sales from before its end still come in. */
    public void end(UUID programId, String code, Instant at) {
        Program program = programs.get(programId);
        RuleSet before = ruleSets.get(programId, program.ruleVersion());
        before.bonus(code).ifPresent(rule -> {
            List<BonusRule> bonuses = without(before, code);
            bonuses.add(rule.with(rule.scope().until(at)));
            keep(program, new RuleSet(before.base(), bonuses));
        });
    }

    /** The rules as they are, with this one always in time, as if it had been in the past. */
    public RuleSet asEver(UUID programId, BonusRule rule) {
        List<BonusRule> bonuses = without(current(programId), rule.code());
        bonuses.add(rule.with(rule.scope().always()));
        return new RuleSet(current(programId).base(), bonuses);
    }

    private static void requireFree(BonusRule rule) {
        if (rule.campaign() != null) {
            throw new RuleOfCampaign(rule.code());
        }
    }

    Page<BonusRuleView> list(UUID programId, int limit, @Nullable Cursor after) {
        String code = after == null ? "" : after.text(0);
        List<BonusRule> some = current(programId).bonuses().stream()
                .sorted(Comparator.comparing(BonusRule::code))
                .filter(rule -> rule.code().compareTo(code) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(some, limit, rule -> BonusRuleView.of(programId, rule), rule -> Cursor.of(rule.code()));
    }

    BonusRuleView get(UUID programId, String code) {
        return current(programId)
                .bonus(code)
                .map(rule -> BonusRuleView.of(programId, rule))
                .orElseThrow(() -> new NoSuchRule(code));
    }

    RuleVersionView version(UUID programId, int version) {
        var unused = programs.get(programId);
        RuleSets.Kept kept = ruleSets.find(programId, version).orElseThrow(() -> new NoSuchRuleVersion(version));
        List<BonusRuleView> rules = kept.rules().bonuses().stream()
                .map(rule -> BonusRuleView.of(programId, rule))
                .toList();
        return new RuleVersionView(
                programId, version, kept.since(), RuleView.of(kept.rules().base()), rules);
    }

    private RuleSet current(UUID programId) {
        return ruleSets.get(programId, programs.get(programId).ruleVersion());
    }

    private void keep(Program program, RuleSet rules) {
        Instant at = clock.instant();
        program.changeRules(at);
        // Before the version is written: who comes second learns here that the programme has changed.
        programs.flush();
        ruleSets.add(program.id(), program.ruleVersion(), rules, at);
    }

    private static List<BonusRule> without(RuleSet rules, String code) {
        return new ArrayList<>(rules.bonuses().stream()
                .filter(rule -> !rule.code().equals(code))
                .toList());
    }

    private void requireSound(RuleTerms terms, Program program, String within) {
        RuleConditions.requireValid(terms, within);
        if (terms.from() != null && terms.until() != null && !terms.from().isBefore(terms.until())) {
            throw new UntilBeforeFrom().at(within + "/until");
        }
        requireDays(terms, program, within);
        requireKnown(terms.funding() == null ? List.of() : terms.funding(), within);
    }

    private static void requireDays(RuleTerms terms, Program program, String within) {
        if (!program.pendingEndsBeforeExpiry(terms.pendingDays(), terms.pointsExpireAfterMonths())) {
            throw new PendingBeyondExpiry().at(within + "/pendingDays");
        }
        if (terms.availableOn() != null && terms.availableOn().isAfter(LAST_DAY)) {
            throw new PendingBeyondExpiry().at(within + "/availableOn");
        }
    }

    private void requireKnown(List<PayerView> payers, String within) {
        Catalog catalog = catalogs.current();
        for (int i = 0; i < payers.size(); i++) {
            UUID partner = payers.get(i).partnerId();
            if (partner != null && !catalog.hasStoresOf(partner)) {
                throw new UnknownPayer(partner).at(within + "/funding/" + i + "/partnerId");
            }
        }
    }
}
