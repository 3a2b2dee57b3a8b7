package io.dangol.suite.demo;

import io.dangol.suite.console.Console;
import io.dangol.suite.console.Money;
import io.dangol.suite.demo.KpiView.IdentifiedSales;
import io.dangol.suite.demo.KpiView.Points;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.retail.RetailMonth;

/** Prints the board and says whether it is what the file says. */
final class Verdict {

    private final Console console;
    private final Kpis kpis;
    private final RetailMonth month;

    Verdict(Console console, Kpis kpis, RetailMonth month) {
        this.console = console;
        this.kpis = kpis;
        this.month = month;
    }

    boolean print(Retailer.Opened retailer) {
        Comparison comparison = compareWithFile(retailer);
        new Board(console).print(kpis.by("month"), kpis.by("partner"), kpis.overview(), retailer.programId());
        print(comparison);
        return comparison.isEqual();
    }

    /** Once the board has caught up with all events: points travel in events of their own. */
    Comparison compareWithFile(Retailer.Opened retailer) {
        long issued = PointsInFile.issued(month);
        Points points = kpis.awaitOverview(
                        seen -> seen.points().of(retailer.programId()).issued() >= issued
                                && seen.events().waiting() == 0)
                .points()
                .of(retailer.programId());
        return compare(kpis.by("month"), kpis.by("partner"), retailer)
                .figure("points issued", issued, points.issued())
                .figure("points returned", PointsInFile.returned(month), points.returned());
    }

    private Comparison compare(IdentifiedSales byMonth, IdentifiedSales byPartner, Retailer.Opened retailer) {
        Comparison comparison =
                new Comparison(console.signs()).row("month", month.figures().total(), rowOf(byMonth, Kpis.MONTH));
        retailer.partnerIds().forEach((country, partnerId) -> {
            var inFile = month.figures().byCountry().get(country);
            if (inFile != null) {
                var unused = comparison.row(country.label(), inFile, rowOf(byPartner, partnerId));
            }
        });
        return comparison;
    }

    private static Row rowOf(IdentifiedSales sales, String key) {
        return sales.row(key).orElseGet(() -> Row.empty(key, key));
    }

    private void print(Comparison comparison) {
        console.title("Does the board equal the file?");
        String all = "%d figures of the month and of %d partners compared with the file's own lines"
                .formatted(comparison.figures().size(), month.countries().size());
        if (comparison.isEqual()) {
            console.done("equals the file to the penny: " + console.styled(Console.Style.BOLD, "yes"));
            console.remark(all);
        } else {
            console.failed("equals the file to the penny: " + console.styled(Console.Style.BOLD, "no"));
            comparison
                    .differences()
                    .forEach(figure -> console.failed(
                            "%s: file %s, board %s".formatted(figure.name(), figure.inFile(), figure.onBoard())));
        }
        console.wrapped(
                "%s invoices: %s sales, %s returns (numbers starting with C), %s movements of stock (every price 0), which are no sales."
                        .formatted(
                                Money.number(month.figures().invoices()),
                                Money.number(month.figures().total().total().sales()),
                                Money.number(month.figures().total().total().returned()),
                                month.stockMovements()),
                2);
    }
}
