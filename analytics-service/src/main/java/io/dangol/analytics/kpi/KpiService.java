package io.dangol.analytics.kpi;

import io.dangol.analytics.fact.Pace;
import io.dangol.analytics.kpi.KpiApi.EventsView;
import io.dangol.analytics.kpi.KpiApi.IdentifiedSalesView;
import io.dangol.analytics.kpi.KpiApi.OverviewView;
import io.dangol.analytics.kpi.KpiApi.PointsView;
import io.dangol.analytics.kpi.KpiApi.ProgramPointsView;
import io.dangol.analytics.kpi.KpiApi.RowView;
import io.dangol.analytics.kpi.KpiApi.SalesView;
import io.dangol.platform.inbox.Inbox;
import io.dangol.platform.inbox.InboxProgress;
import io.dangol.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.UUID;

/** Answers questions about figures, each within what the caller may see. */
@ApplicationScoped
class KpiService {

    private final SalesKpis sales;
    private final BusinessKpis business;
    private final Inbox inbox;
    private final Pace pace;
    private final Caller caller;
    private final Clock clock;

    KpiService(SalesKpis sales, BusinessKpis business, Inbox inbox, Pace pace, Caller caller, Clock clock) {
        this.sales = sales;
        this.business = business;
        this.inbox = inbox;
        this.pace = pace;
        this.caller = caller;
        this.clock = clock;
    }

    IdentifiedSalesView identifiedSales(Period period, Grouping grouping, Booking booking, Locale locale) {
        List<RowView> rows = new ArrayList<>();
        sales.by(grouping, booking, period, Scope.of(caller))
                .forEach((group, split) -> rows.add(RowView.of(group, split)));
        return new IdentifiedSalesView(
                period.from(),
                period.to(),
                grouping.word(),
                booking.word(),
                Definitions.ofSales(booking, locale),
                rows);
    }

    OverviewView overview(Locale locale) {
        Scope scope = Scope.of(caller);
        boolean everything = scope.isEverything();
        List<SalesView> byCurrency = new ArrayList<>();
        sales.byCurrency(scope).forEach((currency, split) -> byCurrency.add(SalesView.of(currency, split)));
        return new OverviewView(
                Definitions.ofOverview(locale),
                byCurrency,
                points(scope),
                everything ? business.members() : null,
                everything ? business.usableCards() : null,
                everything ? business.customers() : null,
                business.activePartners(scope),
                business.openStores(scope),
                everything ? events() : null,
                clock.instant());
    }

    private PointsView points(Scope scope) {
        SortedMap<UUID, PointsFigures> programs = business.pointsByProgram(scope);
        PointsFigures all = programs.values().stream().reduce(PointsFigures.NONE, PointsFigures::plus);
        List<ProgramPointsView> each = new ArrayList<>();
        programs.forEach((program, points) -> each.add(ProgramPointsView.of(program, points)));
        return new PointsView(
                all.issued(), all.returned(), all.redeemed(), all.restored(), all.expired(), all.outstanding(), each);
    }

    private EventsView events() {
        InboxProgress progress = inbox.progress();
        return new EventsView(
                progress.consumed(), pace.perSecond(), progress.waiting(), progress.lagMs(), business.deadLetters());
    }
}
