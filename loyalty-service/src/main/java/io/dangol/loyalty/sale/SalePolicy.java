package io.dangol.loyalty.sale;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import io.dangol.loyalty.program.ProgramRefusal.UnknownCurrency;
import io.dangol.loyalty.sale.SaleApi.LineRequest;
import io.dangol.loyalty.sale.SaleApi.ReturnWithoutSale;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleRefusal.AmountsDoNotAddUp;
import io.dangol.loyalty.sale.SaleRefusal.ReturnBeforeSale;
import io.dangol.loyalty.sale.SaleRefusal.SoldInFuture;
import io.dangol.loyalty.sale.SaleRefusal.SoldTooEarly;
import io.dangol.loyalty.terminal.TerminalRefusal.TerminalMissing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a document of the till must satisfy by itself, before anything else is known. */
final class SalePolicy {

    /** Tills' clocks run ahead a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Before it nothing of ours was sold: a clock that was never set, or a date in another form. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private SalePolicy() {}

    static void check(SaleRequest sale, Instant now) {
        checkTime(sale.soldAt(), now, "/soldAt");
        checkTerminal(sale.terminalId(), sale.sequenceNumber());
        checkCurrency(sale.currency());
        checkAmounts(sale.lines(), sale.totalAmount());
    }

    static void check(ReturnWithoutSale back, Instant now) {
        checkTime(back.returnedAt(), now, "/returnedAt");
        checkTerminal(back.terminalId(), back.sequenceNumber());
        checkCurrency(back.currency());
        checkAmounts(back.lines(), back.totalAmount());
    }

    /** A place in a count says nothing without whose count it is. */
    static void checkTerminal(@Nullable String terminalId, @Nullable Long sequenceNumber) {
        if (sequenceNumber != null && terminalId == null) {
            throw new TerminalMissing().at("/terminalId");
        }
    }

    static void checkTime(Instant happened, Instant now, String pointer) {
        if (happened.isAfter(now.plus(TOLERANCE))) {
            throw new SoldInFuture().at(pointer);
        }
        if (happened.isBefore(EARLIEST)) {
            throw new SoldTooEarly().at(pointer);
        }
    }

    /** Two tills' clocks differ a little too. */
    static void checkOrder(Instant soldAt, Instant returnedAt) {
        if (returnedAt.plus(TOLERANCE).isBefore(soldAt)) {
            throw new ReturnBeforeSale().at("/returnedAt");
        }
    }

    static long sum(List<Long> amounts) {
        try {
            return amounts.stream().reduce(0L, Math::addExact);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge().at("/totalAmount");
        }
    }

    static void checkTotal(long sum, long total) {
        if (sum != total) {
            throw new AmountsDoNotAddUp(String.valueOf(sum), String.valueOf(total)).at("/totalAmount");
        }
    }

    private static void checkCurrency(String currency) {
        if (!CURRENCIES.contains(currency)) {
            throw new UnknownCurrency(currency).at("/currency");
        }
    }

    private static void checkAmounts(List<LineRequest> lines, long total) {
        for (int i = 0; i < lines.size(); i++) {
            checkLine(lines.get(i), i);
        }
        checkTotal(sum(lines.stream().map(LineRequest::amount).toList()), total);
    }

    private static void checkLine(LineRequest line, int index) {
        if (line.unitPrice() == null) {
            return;
        }
        BigDecimal expected = line.quantity()
                .multiply(BigDecimal.valueOf(line.unitPrice()))
                .setScale(0, RoundingMode.HALF_EVEN)
                .subtract(BigDecimal.valueOf(orNone(line.discountAmount())));
        if (expected.compareTo(BigDecimal.valueOf(line.amount())) != 0) {
            throw new AmountsDoNotAddUp(expected.toPlainString(), String.valueOf(line.amount()))
                    .at("/lines/" + index + "/amount");
        }
    }

    private static long orNone(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }
}
