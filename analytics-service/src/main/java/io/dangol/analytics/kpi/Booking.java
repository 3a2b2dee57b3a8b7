package io.dangol.analytics.kpi;

/** The day that a return is counted on. */
enum Booking implements Choice {
    SALE_DATE("sum(t.return_count_by_sale_day)::bigint, sum(t.returns_by_sale_day)::bigint"),
    RETURN_DATE("sum(t.return_count_by_return_day)::bigint, sum(t.returns_by_return_day)::bigint");

    private final String columns;

    Booking(String columns) {
        this.columns = columns;
    }

    @Override
    public String word() {
        return name();
    }

    String columns() {
        return columns;
    }
}
