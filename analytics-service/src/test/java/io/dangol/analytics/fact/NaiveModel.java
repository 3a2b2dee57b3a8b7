package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.MemberIdentified;
import io.dangol.analytics.fact.Told.PointsPosted;
import io.dangol.analytics.fact.Told.SaleClaimed;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sums everything up from scratch, knowing all that ever happened: slow, simple, and written apart from what it checks. */
final class NaiveModel {

    private final Set<UUID> identified = new HashSet<>();
    private final Map<UUID, UUID> claimants = new HashMap<>();
    private final Set<UUID> shown = new HashSet<>();
    private final Map<String, long[]> sales = new TreeMap<>();
    private final Map<String, Long> points = new TreeMap<>();

    NaiveModel(List<Told> happened) {
        happened.forEach(this::learn);
        happened.forEach(this::count);
    }

    /** Six sums by day, partner, store, currency and identity, as text. */
    Map<String, String> sales() {
        Map<String, String> texts = new TreeMap<>();
        sales.forEach((key, sums) -> texts.put(key, text(sums)));
        return texts;
    }

    /** Signed points by kind. */
    Map<String, Long> points() {
        return points;
    }

    private void learn(Told told) {
        if (told instanceof MemberIdentified member) {
            identified.add(member.memberId());
        }
        if (told instanceof SaleRecorded sale) {
            learnOf(sale);
        }
        if (told instanceof SaleClaimed claim) {
            claimants.put(claim.saleId(), claim.memberId());
            if (claim.customerId() != null) {
                identified.add(claim.memberId());
            }
        }
    }

    private void learnOf(SaleRecorded sale) {
        if (sale.memberId() != null && sale.customerId() != null) {
            identified.add(sale.memberId());
        }
        if (sale.coalition() != null) {
            shown.add(sale.saleId());
        }
    }

    private void count(Told told) {
        if (told instanceof SaleRecorded sale) {
            String place =
                    place(sale.partnerId(), sale.storeId(), sale.currency(), identity(sale.memberId(), sale.saleId()));
            add(sale.businessDay(), place, 0, sale.totalAmount());
        }
        if (told instanceof SaleReturned back) {
            String place =
                    place(back.partnerId(), back.storeId(), back.currency(), identity(back.memberId(), back.saleId()));
            LocalDate sold = back.saleBusinessDay();
            add(sold == null ? back.businessDay() : sold, place, 2, back.totalAmount());
            add(back.businessDay(), place, 4, back.totalAmount());
        }
        if (told instanceof PointsPosted entry) {
            points.merge(entry.kind(), entry.points(), Long::sum);
        }
    }

    private void add(LocalDate day, String place, int first, long amount) {
        long[] sums = sales.computeIfAbsent(day + " " + place, key -> new long[6]);
        sums[first]++;
        sums[first + 1] += amount;
    }

    private String identity(@Nullable UUID shownMember, @Nullable UUID sale) {
        UUID member = shownMember == null ? claimants.get(sale) : shownMember;
        if (member == null) {
            return shown.contains(sale) ? "SERVED_BUT_UNKNOWN" : "ANONYMOUS";
        }
        return identified.contains(member) ? "IDENTIFIED" : "CARDED";
    }

    private static String place(UUID partner, UUID store, String currency, String identity) {
        return String.join(" ", partner.toString(), store.toString(), currency, identity);
    }

    private static String text(long[] sums) {
        return "%d %d %d %d %d %d".formatted(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }
}
