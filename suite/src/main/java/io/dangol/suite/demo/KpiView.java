package io.dangol.suite.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the demo reads of the board's figures, and no more. */
final class KpiView {

    private KpiView() {}

    record Figures(long count, long gross, long returnCount, long returns, long net) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0);
    }

    record Share(@Nullable BigDecimal ofNet) {}

    record Row(
            String key,
            String label,
            String currency,
            Figures total,
            Figures identified,
            Figures carded,
            Figures anonymous,
            Share identifiedShare) {

        static Row empty(String key, String label) {
            return new Row(
                    key,
                    label,
                    DemoApi.CURRENCY,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    new Share(null));
        }
    }

    record IdentifiedSales(Map<String, String> definitions, List<Row> data) {

        /** The demo's only currency; the suite may hold sales in others. */
        Optional<Row> row(String key) {
            return data.stream()
                    .filter(row -> row.key().equals(key) && row.currency().equals(DemoApi.CURRENCY))
                    .findFirst();
        }
    }

    record Points(long issued, long returned, long redeemed, long outstanding) {}

    record ProgramPoints(String programId, long issued, long returned, long redeemed, long outstanding) {}

    record AllPoints(long issued, long returned, long redeemed, long outstanding, List<ProgramPoints> programs) {

        /** Of one programme; nothing if it has not been heard of. */
        Points of(String programId) {
            return programs.stream()
                    .filter(program -> program.programId().equals(programId))
                    .map(program ->
                            new Points(program.issued(), program.returned(), program.redeemed(), program.outstanding()))
                    .findFirst()
                    .orElseGet(() -> new Points(0, 0, 0, 0));
        }
    }

    record Events(long consumed, BigDecimal perSecond, long waiting, long lagMillis, long deadLetters) {}

    record Overview(Map<String, String> definitions, AllPoints points, long cards, long customers, Events events) {}
}
