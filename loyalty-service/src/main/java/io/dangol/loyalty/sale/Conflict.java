package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.ConflictApi.ConflictView;
import io.dangol.loyalty.sale.ConflictApi.Decision;
import io.dangol.loyalty.sale.ConflictApi.Resolution;
import io.dangol.loyalty.sale.ConflictApi.Resolve;
import io.dangol.loyalty.sale.ConflictApi.Status;
import io.dangol.loyalty.sale.SaleApi.LineRequest;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.Sales.KeptSale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A receipt that came again with another content. */
record Conflict(
        UUID id,
        UUID saleId,
        String storeCode,
        UUID partnerId,
        String receiptNumber,
        String content,
        @Nullable CoalitionShown coalition,
        Instant arrivedAt,
        String arrivedBy,
        @Nullable Resolution resolution) {

    /** What is kept of a moment. */
    private static final Duration GRAIN = Duration.ofNanos(1_000);

    ConflictView view() {
        return new ConflictView(
                id,
                resolution == null ? Status.OPEN : Status.RESOLVED,
                storeCode,
                receiptNumber,
                saleId,
                arrivedAt,
                arrivedBy,
                resolution,
                Map.of("self", "/v1/sales/conflicts/" + id, "sale", "/v1/sales/" + saleId));
    }

    Conflict resolved(Resolution how) {
        return new Conflict(
                id, saleId, storeCode, partnerId, receiptNumber, content, coalition, arrivedAt, arrivedBy, how);
    }

    /** Whether it was resolved just so; by whom does not matter. */
    boolean isResolved(Resolve how) {
        return resolution != null
                && resolution.decision() == how.decision()
                && Objects.equals(resolution.receiptNumber(), how.receiptNumber())
                && resolution.reference().equals(how.reference());
    }

    static boolean isClear(Resolve how) {
        return (how.decision() == Decision.RECORD_AS) == (how.receiptNumber() != null);
    }

    /**
     * What is kept beside the first.
     *
     * @param sameCoalition whether both were shown the same coalition's card, or none
     */
    record Beside(@Nullable Long sequenceNumber, boolean sameCoalition, Served served) {}

    /** Who served at the first, and how it was paid, where the till said so. */
    record Served(@Nullable String cashier, @Nullable String tender) {}

    /**
     * The fields that differ, as JSON pointers.
     *
     * @param sameMember whether both are of one member, or both anonymous: of a sale no card's number is kept
     */
    static List<String> differing(KeptSale first, Beside beside, SaleRequest second, boolean sameMember) {
        List<String> differing = new ArrayList<>();
        note(differing, "/terminalId", Objects.equals(first.terminalId(), second.terminalId()));
        note(differing, "/sequenceNumber", Objects.equals(beside.sequenceNumber(), second.sequenceNumber()));
        note(differing, "/soldAt", isSame(first.soldAt(), second.soldAt()));
        note(differing, "/currency", first.currency().equals(second.currency()));
        note(differing, "/cardNumber", sameMember);
        note(differing, "/channel", Objects.equals(first.channel(), second.channel()));
        differing.addAll(
                differingLines(first.lines().stream().map(StoredLine::line).toList(), second.lines()));
        note(differing, "/totalAmount", first.totalAmount() == second.totalAmount());
        note(differing, "/coalition", beside.sameCoalition());
        note(differing, "/cashier", Objects.equals(beside.served().cashier(), second.cashier()));
        note(differing, "/tender", Objects.equals(beside.served().tender(), second.tender()));
        return differing;
    }

    private static List<String> differingLines(List<LineRequest> first, List<LineRequest> second) {
        if (first.size() != second.size()) {
            return List.of("/lines");
        }
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            note(differing, "/lines/" + i, first.get(i).equals(second.get(i)));
        }
        return differing;
    }

    private static void note(List<String> differing, String pointer, boolean same) {
        if (!same) {
            differing.add(pointer);
        }
    }

    private static boolean isSame(Instant kept, Instant told) {
        return Duration.between(kept, told).abs().compareTo(GRAIN) < 0;
    }
}
