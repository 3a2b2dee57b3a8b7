package io.dangol.customer.permit;

import io.dangol.customer.permit.Decision.Allowed;
import io.dangol.customer.permit.Decision.Duty;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Decision.Obstacle;
import io.dangol.customer.permit.Decision.Reason;
import io.dangol.customer.permit.Decision.Refused;
import io.dangol.customer.permit.Decision.Why;
import io.dangol.customer.permit.Facts.Contact;
import io.dangol.customer.permit.Facts.Decided;
import io.dangol.customer.permit.Facts.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a wish may be fulfilled: a function of what is known of a customer and of the moment, for one policy and one
 * jurisdiction. The same wish is asked for any number of customers.
 */
public final class PermitRules {

    /** The purpose between whose contacts there is the policy's rest. */
    public static final String SURVEY = "SURVEY";

    /** Where the reason is not the law's but the house's. */
    public static final String POLICY = "policy";

    /** More reasons than that never follow each other. */
    private static final int STEPS = 100;

    private final Wish wish;
    private final ContactPolicy policy;
    private final Pack pack;
    private final ZoneId zone;

    public PermitRules(Wish wish, ContactPolicy policy, Pack pack) {
        this.wish = wish;
        this.policy = policy;
        this.pack = pack;
        this.zone = Stream.of(Optional.ofNullable(wish.zone()), Optional.ofNullable(policy.zone()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(pack.zone());
    }

    public Decision decide(Facts facts, Instant now) {
        if (pack.exempts(wish.purpose())) {
            Why why = new Why(Ground.EXEMPT, pack.exempt().source(), null);
            return new Allowed(now.plus(lifetime()), List.of(why), List.of());
        }
        Grounds grounds = grounds(facts, now);
        List<Reason> reasons = reasons(facts, grounds, now);
        return reasons.isEmpty()
                ? new Allowed(expiry(grounds, now), grounds.all(), duties(facts, now))
                : new Refused(reasons, earliest(facts, reasons));
    }

    /** Whether a contact that this allows takes room in the windows. */
    public boolean counts() {
        return policy.exemptCounts() || !pack.exempts(wish.purpose());
    }

    private Grounds grounds(Facts facts, Instant now) {
        return new Grounds.Search(wish, pack, zone, facts, now).grounds();
    }

    private List<Reason> reasons(Facts facts, Grounds grounds, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        if (!facts.addressKnown()) {
            reasons.add(new Reason(Obstacle.ADDRESS_UNKNOWN, POLICY, null));
        }
        if (facts.addressOptedOut()) {
            reasons.add(new Reason(Obstacle.ADDRESS_OPTED_OUT, pack.objection().source(), null));
        }
        if (facts.numberInDoubt()) {
            reasons.add(new Reason(Obstacle.NUMBER_IN_DOUBT, POLICY, null));
        }
        if (grounds.why() == null) {
            reasons.add(new Grounds.Search(wish, pack, zone, facts, now).missing());
        }
        leftAlone(facts).ifPresent(reasons::add);
        heldOut(facts).ifPresent(reasons::add);
        label().ifPresent(reasons::add);
        night(grounds, now).ifPresent(reasons::add);
        quiet(grounds, now).ifPresent(reasons::add);
        reasons.addAll(caps(facts, now));
        surveyRest(facts, now).ifPresent(reasons::add);
        return reasons;
    }

    private Optional<Reason> leftAlone(Facts facts) {
        return Optional.ofNullable(facts.leftAlone())
                .map(rest -> rest == Rest.COMPLAINT_OPEN ? Obstacle.COMPLAINT_OPEN : Obstacle.LEAVE_ALONE)
                .map(obstacle -> new Reason(obstacle, POLICY, null));
    }

    private Optional<Reason> heldOut(Facts facts) {
        HoldOut ofHouse = new HoldOut("house", policy.holdOutPercent());
        boolean held = ofHouse.holds(facts.customerId())
                || (wish.holdOut() != null && wish.holdOut().holds(facts.customerId()));
        return held ? Optional.of(new Reason(Obstacle.HOLD_OUT, POLICY, null)) : Optional.empty();
    }

    private Optional<Reason> label() {
        return Optional.ofNullable(pack.label())
                .filter(label -> label.concerns(wish))
                .filter(label -> wish.label() == null || !wish.label().startsWith(label.text()))
                .map(label -> new Reason(Obstacle.LABEL_MISSING, label.source(), null));
    }

    private Optional<Reason> night(Grounds grounds, Instant now) {
        return lawsNight(grounds)
                .filter(night -> night.hours().include(now, zone))
                .map(night ->
                        new Reason(Obstacle.NIGHT, night.source(), night.hours().endAfter(now, zone)));
    }

    private Optional<Reason> quiet(Grounds grounds, Instant now) {
        return quietHours(grounds)
                .filter(hours -> hours.include(now, zone))
                .map(hours -> new Reason(Obstacle.QUIET_HOURS, POLICY, hours.endAfter(now, zone)));
    }

    private Optional<Pack.Night> lawsNight(Grounds grounds) {
        return Optional.ofNullable(pack.night())
                .filter(night -> night.hours().concern(wish.channel()) && !grounds.allowAtNight());
    }

    private Optional<Hours> quietHours(Grounds grounds) {
        boolean lifted = policy.nightConsentLifts() && grounds.allowAtNight();
        return Optional.ofNullable(policy.quietHours()).filter(hours -> hours.concern(wish.channel()) && !lifted);
    }

    private List<Reason> caps(Facts facts, Instant now) {
        return policy.caps().stream()
                .filter(cap -> cap.concerns(wish.channel()))
                .flatMap(cap -> cap.freeAgain(facts.contacts(), now).stream())
                .map(free -> new Reason(Obstacle.CAP, POLICY, free))
                .toList();
    }

    private Optional<Reason> surveyRest(Facts facts, Instant now) {
        if (!wish.purpose().equals(SURVEY)) {
            return Optional.empty();
        }
        return facts.contacts().stream()
                .filter(contact -> contact.purpose().equals(SURVEY))
                .map(Contact::at)
                .max(Instant::compareTo)
                .map(last -> last.plus(Duration.ofDays(policy.surveyRestDays())))
                .filter(now::isBefore)
                .map(end -> new Reason(Obstacle.SURVEY_REST, POLICY, end));
    }

    /** Each reason holds without a break until its end, so the last end is the first moment to ask again. */
    private @Nullable Instant earliest(Facts facts, List<Reason> first) {
        List<Reason> reasons = first;
        for (int step = 0; step < STEPS; step++) {
            if (reasons.stream().anyMatch(reason -> reason.earliestAt() == null)) {
                return null;
            }
            Instant at = reasons.stream()
                    .flatMap(reason -> reason.end().stream())
                    .max(Instant::compareTo)
                    .orElseThrow();
            reasons = reasons(facts, grounds(facts, at), at);
            if (reasons.isEmpty()) {
                return at;
            }
        }
        return null;
    }

    /** Before the next night begins, a consent is to be renewed, or the exception ends. */
    private Instant expiry(Grounds grounds, Instant now) {
        Stream<Instant> ends = Stream.of(
                        Optional.of(now.plus(lifetime())),
                        Optional.ofNullable(grounds.until()),
                        Optional.ofNullable(grounds.nightUntil()),
                        lawsNight(grounds).map(night -> night.hours().startAfter(now, zone)),
                        quietHours(grounds).map(hours -> hours.startAfter(now, zone)))
                .flatMap(Optional::stream);
        return ends.min(Instant::compareTo).orElseThrow();
    }

    private List<Duty> duties(Facts facts, Instant now) {
        List<Duty> duties = new ArrayList<>();
        pack.duties().forEach(duty -> duties.add(new Duty(duty.code(), duty.source(), null)));
        Optional.ofNullable(pack.label())
                .filter(label -> label.concerns(wish))
                .ifPresent(label -> duties.add(new Duty("LABEL " + label.text(), label.source(), null)));
        notice(facts, now).ifPresent(duties::add);
        return List.copyOf(duties);
    }

    /** Nobody has yet told the customer what became of its consent. */
    private Optional<Duty> notice(Facts facts, Instant now) {
        Pack.Notice notice = pack.notice();
        if (notice == null) {
            return Optional.empty();
        }
        return facts.decided(wish.purpose(), wish.channel(), wish.brand())
                .map(Decided::at)
                // What was told longer ago than contacts are known is taken as told.
                .filter(decided -> decided.isAfter(now.minus(Duration.ofDays(policy.daysToKnow()))))
                .filter(decided -> facts.contacts().stream()
                        .noneMatch(contact -> contact.purpose().equals(notice.purpose())
                                && !contact.at().isBefore(decided)))
                .map(decided -> decided.plus(Duration.ofDays(notice.days())))
                .map(due -> new Duty("TELL_RESULT_OF_CONSENT", notice.source(), due));
    }

    private Duration lifetime() {
        return Duration.ofMinutes(policy.lifetimeMinutes());
    }
}
