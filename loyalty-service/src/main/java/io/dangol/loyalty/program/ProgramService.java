package io.dangol.loyalty.program;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.loyalty.program.ProgramApi.ProgramView;
import io.dangol.loyalty.program.ProgramApi.Terms;
import io.dangol.loyalty.program.ProgramRefusal.EarnRuleOfCampaign;
import io.dangol.loyalty.program.ProgramRefusal.PendingBeyondExpiry;
import io.dangol.loyalty.program.ProgramRefusal.ProgramHasCards;
import io.dangol.loyalty.program.ProgramRefusal.UnknownCurrency;
import io.dangol.loyalty.program.ProgramRefusal.UnknownZone;
import io.dangol.loyalty.rule.Award;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.EarnRule;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.platform.http.ETags;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction. */
@ApplicationScoped
@Transactional
class ProgramService {

    private final Programs programs;
    private final RuleSets rules;
    private final MergePatch mergePatch;
    private final Ids ids;
    private final Clock clock;

    ProgramService(Programs programs, RuleSets rules, MergePatch mergePatch, Ids ids, Clock clock) {
        this.programs = programs;
        this.rules = rules;
        this.mergePatch = mergePatch;
        this.ids = ids;
        this.clock = clock;
    }

    ProgramView create(Terms terms) {
        requireSound(terms);
        Instant at = clock.instant();
        Program program = new Program(ids.next(), terms, at);
        EarnRule rule = terms.earnRule().rule();
        programs.persistAndFlush(program);
        rules.add(program.id(), program.ruleVersion(), new RuleSet(rule, List.of()), at);
        return ProgramView.of(program, rule);
    }

    ProgramView get(UUID id) {
        return view(programs.get(id));
    }

    Page<ProgramView> list(int limit, @Nullable Cursor after) {
        return Page.of(programs.after(after, limit + 1), limit, this::view, program -> Cursor.of(program.id()));
    }

    ProgramView patch(UUID id, JsonNode patch, @Nullable String ifMatch) {
        Program program = programs.get(id);
        ETags.requireMatch(ifMatch, program.version());
        RuleSet before = rules.get(id, program.ruleVersion());
        Terms terms = mergePatch.apply(program.terms(before.base()), patch);
        requireSound(terms);
        requireSound(before, terms);
        EarnRule rule = terms.earnRule().rule();
        boolean newRule = !rule.equals(before.base());
        Instant at = clock.instant();
        if (newRule) {
            requireFree(before, at);
        }
        if (!terms.currency().equals(program.currency())) {
            requireNoMembers(id);
        }
        program.change(terms, newRule, at);
        // Before the rule's new version is written: who comes second learns here that the programme has changed.
        programs.flush();
        if (newRule) {
            rules.add(id, program.ruleVersion(), before.with(rule, program.ruleVersion()), at);
        }
        return ProgramView.of(program, rule);
    }

    /** What partners accepted as a multiple of what the earn rule gives stays what it was, as long as it goes on. */
    private static void requireFree(RuleSet rules, Instant now) {
        for (BonusRule rule : rules.bonuses()) {
            boolean ofBase = rule.award().of() == Award.Measure.BASE_POINTS;
            if (ofBase && rule.campaign() != null && !rule.scope().isOver(now)) {
                throw new EarnRuleOfCampaign(rule.code()).at("/earnRule");
            }
        }
    }

    /** Bonus rules that say nothing of their own go by the programme's days. */
    private static void requireSound(RuleSet rules, Terms terms) {
        for (BonusRule rule : rules.bonuses()) {
            Integer days = rule.dates().pendingDays();
            Integer months = rule.dates().expiresAfterMonths();
            if (!Terms.pendingEndsBeforeExpiry(
                    days == null ? terms.days() : days, months == null ? terms.pointsExpireAfterMonths() : months)) {
                throw new PendingBeyondExpiry().at("/pointsExpireAfterMonths");
            }
        }
    }

    private ProgramView view(Program program) {
        return ProgramView.of(
                program, rules.get(program.id(), program.ruleVersion()).base());
    }

    /** Points have no currency of their own: what members hold would be worth something else. */
    private void requireNoMembers(UUID id) {
        if (programs.lockAndLookForMembers(id)) {
            throw new ProgramHasCards().at("/currency");
        }
    }

    private static void requireSound(Terms terms) {
        if (!terms.pendingEndsBeforeExpiry()) {
            throw new PendingBeyondExpiry().at("/pendingDays");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(terms.currency()))) {
            throw new UnknownCurrency(terms.currency()).at("/currency");
        }
        try {
            var unused = ZoneId.of(terms.zone());
        } catch (DateTimeException unknown) {
            throw new UnknownZone(terms.zone()).at("/zone");
        }
    }
}
