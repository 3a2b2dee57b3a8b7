package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.Activities.Span;
import io.dangol.loyalty.fraud.Activity.Kind;
import io.dangol.loyalty.fraud.Activity.Subject;
import io.dangol.loyalty.fraud.FraudRule.By;
import io.dangol.loyalty.fraud.FraudRules.Kept;
import io.dangol.loyalty.fraud.SignalEvent.FraudSignalRaised;
import io.dangol.loyalty.fraud.Signals.KnownSign;
import io.dangol.loyalty.fraud.Signs.Sign;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what has happened against a programme's rules, raises signals and puts points on review: one transaction. */
@Singleton
class Detection {

    /** What is looked back at, the longest window and a while for tills that were offline. */
    static final Duration KEPT = Duration.ofMinutes(FraudRule.MOST_MINUTES).plusDays(9);

    private static final Set<Kind> ACCRUALS = Set.of(Kind.SALE, Kind.CLAIM);
    private static final Set<Kind> CANCELLATIONS = Set.of(Kind.RETURN, Kind.VOID);
    private static final Set<Kind> ALL = Set.of(Kind.values());

    private final FraudRules rules;
    private final StaffUse staff;
    private final OnReview review;
    private final EventLog eventLog;
    private final FraudFigures figures;
    private final Ids ids;

    Detection(FraudRules rules, StaffUse staff, OnReview review, EventLog eventLog, FraudFigures figures, Ids ids) {
        this.rules = rules;
        this.staff = staff;
        this.review = review;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
    }

    /** Documents that somebody told of, by their kind, and the programmes of their members. */
    record Told(Map<Kind, Set<UUID>> documents, Set<UUID> programs) {

        static Told nothing() {
            return new Told(new EnumMap<>(Kind.class), new HashSet<>());
        }

        void add(Kind kind, UUID document, UUID program) {
            documents.computeIfAbsent(kind, one -> new HashSet<>()).add(document);
            programs.add(program);
        }
    }

    /** A sign that was not found before, and by which rules. */
    private record News(Kept by, Sign sign) {

        /** The sale whose points are to wait; null where none are. */
        @Nullable UUID toHold() {
            return sign.rule().action() == FraudRule.Action.HOLD ? sign.on().saleId() : null;
        }
    }

    /** @return how many signals it raised */
    int look(Connection connection, Told told, Instant now) throws SQLException {
        List<Kept> looking = told.programs().isEmpty()
                ? List.of()
                : rules.of(connection, told.programs()).stream()
                        .filter(kept -> !kept.rules().isEmpty())
                        .toList();
        if (looking.isEmpty()) {
            return 0;
        }
        for (Kept kept : looking) {
            oneAtATime(connection, kept.programId());
        }
        List<News> news = news(connection, looking, told, now.minus(KEPT));
        // At once for all programmes: members are locked in the tills' order.
        Map<UUID, Long> held = review.put(connection, toHold(news), now);
        for (News one : news) {
            raise(connection, one, held, now);
        }
        return news.size();
    }

    private List<News> news(Connection connection, List<Kept> looking, Told told, Instant since) throws SQLException {
        Set<UUID> programs = looking.stream().map(Kept::programId).collect(Collectors.toSet());
        Map<UUID, List<Activity>> arrived = keep(connection, told, programs, since);
        Set<UUID> sales = told.documents().getOrDefault(Kind.SALE, Set.of());
        Map<UUID, List<Activity>> belated = Activities.belated(connection, sales, programs, since).stream()
                .collect(Collectors.groupingBy(Activity::programId));
        List<News> news = new ArrayList<>();
        for (Kept kept : looking) {
            UUID program = kept.programId();
            news.addAll(news(
                    connection,
                    kept,
                    arrived.getOrDefault(program, List.of()),
                    belated.getOrDefault(program, List.of())));
        }
        return news;
    }

    /** Two that count at once would not see each other's. Tills are not among those that wait here. */
    private static void oneAtATime(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "fraud in " + programId);
            lock.execute();
        }
    }

    private static Map<UUID, List<Activity>> keep(Connection connection, Told told, Set<UUID> programs, Instant since)
            throws SQLException {
        List<Activity> fresh = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Set<UUID> documents = told.documents().getOrDefault(kind, Set.of());
            fresh.addAll(Activities.keep(connection, kind, documents, programs, since));
        }
        return fresh.stream().collect(Collectors.groupingBy(Activity::programId));
    }

    private static Map<UUID, UUID> toHold(List<News> news) {
        Map<UUID, UUID> members = new HashMap<>();
        for (News one : news) {
            UUID sale = one.toHold();
            if (sale != null) {
                members.put(sale, one.sign().on().memberId());
            }
        }
        return members;
    }

    private void raise(Connection connection, News one, Map<UUID, Long> held, Instant now) throws SQLException {
        UUID sale = one.toHold();
        long points = sale == null ? 0 : held.getOrDefault(sale, 0L);
        Signal signal = Signal.raised(
                ids.next(), one.sign(), one.by().programId(), one.by().version(), points, now);
        Signals.insert(connection, signal);
        eventLog.append(connection, List.of(FraudSignalRaised.of(signal)));
        figures.raised(signal);
    }

    /** Once for each rule and document, however often it is found. */
    private List<News> news(Connection connection, Kept kept, List<Activity> arrived, List<Activity> belated)
            throws SQLException {
        List<Sign> signs = new ArrayList<>();
        for (FraudRule rule : kept.rules()) {
            if (!arrived.isEmpty()) {
                signs.addAll(signs(connection, kept.programId(), rule, arrived));
            }
            if (rule.kind() == FraudRule.Kind.LATE_ACCRUAL) {
                signs.addAll(Signs.late(rule, belated));
            }
        }
        if (signs.isEmpty()) {
            return List.of();
        }
        Set<UUID> sources = signs.stream().map(sign -> sign.on().sourceId()).collect(Collectors.toSet());
        Set<KnownSign> known = Signals.raised(connection, kept.programId(), sources);
        return signs.stream()
                .filter(sign ->
                        known.add(new KnownSign(sign.rule().code(), sign.on().sourceId())))
                .map(sign -> new News(kept, sign))
                .toList();
    }

    private List<Sign> signs(Connection connection, UUID programId, FraudRule rule, List<Activity> arrived)
            throws SQLException {
        return switch (rule.kind()) {
            case VELOCITY -> counted(connection, programId, rule, arrived, ACCRUALS);
            case ACCRUE_THEN_CANCEL ->
                counted(connection, programId, rule, arrived, rule.sharePercent() == null ? CANCELLATIONS : ALL);
            case LATE_ACCRUAL -> Signs.late(rule, arrived);
            case STAFF_CARD -> staff.signs(connection, rule, arrived);
        };
    }

    private static List<Sign> counted(
            Connection connection, UUID programId, FraudRule rule, List<Activity> arrived, Set<Kind> kinds)
            throws SQLException {
        List<Sign> signs = new ArrayList<>();
        Set<UUID> fresh = arrived.stream().map(Activity::sourceId).collect(Collectors.toSet());
        for (Map.Entry<Subject, List<Activity>> of :
                bySubject(Objects.requireNonNull(rule.by()), arrived, kinds).entrySet()) {
            List<Activity> around =
                    Activities.around(connection, programId, of.getKey(), span(rule, of.getValue()), kinds);
            signs.addAll(
                    rule.kind() == FraudRule.Kind.VELOCITY
                            ? Signs.velocity(rule, around, fresh)
                            : Signs.cancelling(rule, around, fresh));
        }
        return signs;
    }

    private static Map<Subject, List<Activity>> bySubject(By by, Collection<Activity> arrived, Set<Kind> kinds) {
        Map<Subject, List<Activity>> of = new LinkedHashMap<>();
        for (Activity one : arrived) {
            Subject subject = one.subject(by);
            if (subject != null && kinds.contains(one.kind())) {
                of.computeIfAbsent(subject, any -> new ArrayList<>()).add(one);
            }
        }
        return of;
    }

    /** All windows that one of these is in. */
    private static Span span(FraudRule rule, List<Activity> arrived) {
        Instant first =
                arrived.stream().map(Activity::at).min(Instant::compareTo).orElseThrow();
        Instant last =
                arrived.stream().map(Activity::at).max(Instant::compareTo).orElseThrow();
        // Those of the very first moment are needed to the last one, and their windows with them.
        return new Span(first.minusSeconds(rule.windowSeconds()), last.plusSeconds(Math.max(rule.windowSeconds(), 1)));
    }
}
