package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleApi.ReturnedPart;
import io.dangol.loyalty.sale.SaleRefusal.QuantityExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.ReturnExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.UnknownLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What of a sale has not come back yet, line by line: amounts in minor units, and quantities where returns name them.
 *
 * @param sold all of it
 */
record LeftOfSale(List<StoredLine> sold, List<Long> amounts, List<BigDecimal> quantities) {

    LeftOfSale {
        sold = List.copyOf(sold);
        amounts = List.copyOf(amounts);
        quantities = List.copyOf(quantities);
    }

    static LeftOfSale of(List<StoredLine> sold) {
        return new LeftOfSale(
                sold,
                sold.stream().map(StoredLine::amount).toList(),
                sold.stream().map(StoredLine::quantity).toList());
    }

    long amount() {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * With the amounts that were not said: what the quantity was sold for, whatever came back by amount beside it, and all
     * that is left with the last piece, so that any split by quantity comes to the line's amount.
     *
     * @throws ReturnExceedsSale 422 if all that is left of a line is nothing
     */
    List<ReturnedLine> valued(List<ReturnedPart> parts) {
        List<Long> amountsLeft = new ArrayList<>(amounts);
        List<BigDecimal> quantitiesLeft = new ArrayList<>(quantities);
        List<ReturnedLine> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ReturnedPart part = parts.get(i);
            int index = part.lineNumber() - 1;
            boolean known = index < amountsLeft.size();
            long amount = known ? amountsLeft.get(index) : 0;
            BigDecimal quantity = known ? quantitiesLeft.get(index) : BigDecimal.ZERO;
            ReturnedLine line = known
                    ? valued(part, sold.get(index), amount, quantity)
                    : new ReturnedLine(
                            part.lineNumber(), part.quantity(), Objects.requireNonNullElse(part.amount(), 0L));
            if (known && isNothing(part, line)) {
                throw new ReturnExceedsSale(part.lineNumber(), 0).at("/lines/" + i + "/lineNumber");
            }
            lines.add(line);
            if (known) {
                amountsLeft.set(index, Math.max(0, amount - line.amount()));
                quantitiesLeft.set(
                        index, quantity.subtract(Objects.requireNonNullElse(line.quantity(), BigDecimal.ZERO)));
            }
        }
        return lines;
    }

    /** All that is left was asked for, and nothing is. */
    private static boolean isNothing(ReturnedPart part, ReturnedLine line) {
        return part.amount() == null && line.quantity() == null && line.amount() == 0;
    }

    private static ReturnedLine valued(ReturnedPart part, StoredLine sold, long amountLeft, BigDecimal quantityLeft) {
        BigDecimal quantity = part.quantity();
        if (part.amount() != null) {
            return new ReturnedLine(part.lineNumber(), quantity, part.amount());
        }
        if (quantity == null) {
            return new ReturnedLine(part.lineNumber(), quantityLeft.signum() > 0 ? quantityLeft : null, amountLeft);
        }
        BigDecimal back = sold.quantity().subtract(quantityLeft);
        long share = quantity.compareTo(quantityLeft) >= 0
                ? amountLeft
                : Math.min(amountLeft, price(sold, back.add(quantity)) - price(sold, back));
        return new ReturnedLine(part.lineNumber(), quantity, share);
    }

    /** Of less than all of a line. */
    private static long price(StoredLine sold, BigDecimal quantity) {
        return quantity.multiply(BigDecimal.valueOf(sold.amount()))
                .divide(sold.quantity(), 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** Of these, what can come back: no more of a line than is left, and nothing of a line that the sale has not. */
    List<ReturnedLine> most(List<ReturnedLine> lines) {
        List<ReturnedLine> some = new ArrayList<>();
        LeftOfSale left = this;
        for (ReturnedLine line : lines) {
            int index = line.lineNumber() - 1;
            if (index < amounts.size()) {
                BigDecimal quantity =
                        line.quantity() == null ? null : line.quantity().min(left.quantities.get(index));
                ReturnedLine cut = new ReturnedLine(
                        line.lineNumber(),
                        quantity == null || quantity.signum() == 0 ? null : quantity,
                        Math.min(line.amount(), left.amounts.get(index)));
                some.add(cut);
                left = left.without(List.of(cut));
            }
        }
        return some;
    }

    /**
     * After these came back.
     *
     * @throws UnknownLine 422 if the sale has no such line
     * @throws ReturnExceedsSale 422 if less of the line's amount is left
     * @throws QuantityExceedsSale 422 if less of its quantity is left
     */
    LeftOfSale without(List<ReturnedLine> lines) {
        List<Long> amountsAfter = new ArrayList<>(amounts);
        List<BigDecimal> quantitiesAfter = new ArrayList<>(quantities);
        for (int i = 0; i < lines.size(); i++) {
            ReturnedLine line = lines.get(i);
            int index = line.lineNumber() - 1;
            if (index >= amounts.size()) {
                throw new UnknownLine(line.lineNumber()).at("/lines/" + i + "/lineNumber");
            }
            long amount = amountsAfter.get(index);
            if (line.amount() > amount) {
                throw new ReturnExceedsSale(line.lineNumber(), amount).at("/lines/" + i + "/amount");
            }
            amountsAfter.set(index, amount - line.amount());
            BigDecimal quantity = line.quantity() == null ? BigDecimal.ZERO : line.quantity();
            BigDecimal left = quantitiesAfter.get(index).subtract(quantity);
            if (left.signum() < 0) {
                throw new QuantityExceedsSale(line.lineNumber(), quantitiesAfter.get(index))
                        .at("/lines/" + i + "/quantity");
            }
            quantitiesAfter.set(index, left);
        }
        return new LeftOfSale(sold, amountsAfter, quantitiesAfter);
    }
}
