package io.dangol.analytics.kpi;

import io.dangol.analytics.fact.Identity;
import io.dangol.analytics.kpi.SalesKpis.Group;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. Amounts are integers in the currency's minor unit. */
final class KpiApi {

    private static final String TEXTS = "What each figure means, in English or Korean by Accept-Language";

    private KpiApi() {}

    @Schema(name = "SalesFigures", description = "Sales and returns, amounts in the currency's minor unit")
    record FiguresView(
            @Schema(description = "Sales", examples = "1528")
            long count,

            @Schema(description = "Amount of the sales, before returns", examples = "4513250")
            long gross,

            @Schema(description = "Returns", examples = "217")
            long returnCount,

            @Schema(description = "Amount of the returns, positive", examples = "128770")
            long returns,

            @Schema(description = "Gross minus returns", examples = "4384480")
            long net) {
        static FiguresView of(Figures figures) {
            return new FiguresView(
                    figures.count(), figures.gross(), figures.returnCount(), figures.returns(), figures.net());
        }
    }

    @Schema(
            name = "IdentifiedShare",
            description =
                    "Identified part of the total, six decimals, rounded half-even; absent where the total is not positive")
    record ShareView(
            @Schema(examples = "0.740502") @Nullable BigDecimal ofNet,
            @Schema(examples = "0.738801") @Nullable BigDecimal ofGross,
            @Schema(examples = "0.681220") @Nullable BigDecimal ofCount) {
        static ShareView of(Split split) {
            return new ShareView(
                    split.identifiedShare(Figures::net).orElse(null),
                    split.identifiedShare(Figures::gross).orElse(null),
                    split.identifiedShare(Figures::count).orElse(null));
        }
    }

    @Schema(name = "IdentifiedSalesRow", description = "Sales of one group in one currency")
    record RowView(
            @Schema(description = "Month (YYYY-MM), partner id or store id", examples = "2010-12")
            String key,

            @Schema(description = "Its name, once known; else the key", examples = "2010-12")
            String label,

            @Schema(description = "The store's code, grouped by store", examples = "UK-01") @Nullable String code,

            @Schema(description = "ISO 4217", examples = "GBP")
            String currency,

            FiguresView total,
            FiguresView identified,
            FiguresView carded,
            FiguresView servedButUnknown,
            FiguresView anonymous,
            ShareView identifiedShare) {
        static RowView of(Group group, Split split) {
            return new RowView(
                    group.key(),
                    group.label(),
                    group.code(),
                    group.currency(),
                    FiguresView.of(split.total()),
                    FiguresView.of(split.of(Identity.IDENTIFIED)),
                    FiguresView.of(split.of(Identity.CARDED)),
                    FiguresView.of(split.of(Identity.SERVED_BUT_UNKNOWN)),
                    FiguresView.of(split.of(Identity.ANONYMOUS)),
                    ShareView.of(split));
        }
    }

    @Schema(name = "IdentifiedSales", description = "Sales told apart by how well the buyer is known")
    record IdentifiedSalesView(
            @Schema(description = "First business day, absent where none was asked for") @Nullable LocalDate from,

            @Schema(description = "Last business day, absent where none was asked for") @Nullable LocalDate to,

            @Schema(enumeration = {"month", "partner", "store"})
            String groupBy,

            @Schema(enumeration = {"SALE_DATE", "RETURN_DATE"})
            String returnsBookedOn,

            @Schema(description = TEXTS) Map<String, String> definitions,

            @Schema(description = "By label, then currency; groups without sales or returns are left out")
            List<RowView> data) {}

    @Schema(name = "SalesOverview", description = "All sales in one currency")
    record SalesView(
            @Schema(description = "ISO 4217", examples = "GBP")
            String currency,

            FiguresView total,
            FiguresView identified,
            FiguresView carded,
            FiguresView servedButUnknown,
            FiguresView anonymous,
            ShareView identifiedShare) {
        static SalesView of(String currency, Split split) {
            return new SalesView(
                    currency,
                    FiguresView.of(split.total()),
                    FiguresView.of(split.of(Identity.IDENTIFIED)),
                    FiguresView.of(split.of(Identity.CARDED)),
                    FiguresView.of(split.of(Identity.SERVED_BUT_UNKNOWN)),
                    FiguresView.of(split.of(Identity.ANONYMOUS)),
                    ShareView.of(split));
        }
    }

    @Schema(name = "ProgramPoints", description = "Points of one programme")
    record ProgramPointsView(
            UUID programId, long issued, long returned, long redeemed, long restored, long expired, long outstanding) {
        static ProgramPointsView of(UUID programId, PointsFigures points) {
            return new ProgramPointsView(
                    programId,
                    points.issued(),
                    points.returned(),
                    points.redeemed(),
                    points.restored(),
                    points.expired(),
                    points.outstanding());
        }
    }

    @Schema(name = "PointsOverview", description = "Points of all programmes, each figure also by programme")
    record PointsView(
            long issued,
            long returned,
            long redeemed,
            long restored,
            long expired,

            @Schema(description = "issued - returned - redeemed + restored - expired")
            long outstanding,

            List<ProgramPointsView> programs) {}

    @Schema(name = "EventsOverview", description = "How far the answering replica is; absent for a partner's caller")
    record EventsView(long consumed, BigDecimal perSecond, long waiting, long lagMillis, long deadLetters) {}

    @Schema(
            name = "Overview",
            description = "Everything since the beginning. A partner's caller sees what lies in its own stores;"
                    + " figures that belong to no partner are absent then.")
    record OverviewView(
            @Schema(description = TEXTS) Map<String, String> definitions,
            List<SalesView> sales,
            PointsView points,
            @Nullable Long members,
            @Nullable Long cards,
            @Nullable Long customers,
            long partners,
            long stores,
            @Nullable EventsView events,
            @Schema(description = "When this was answered") Instant asOf) {}
}
