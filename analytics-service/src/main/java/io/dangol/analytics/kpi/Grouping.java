package io.dangol.analytics.kpi;

/** What sales are told apart by. */
enum Grouping implements Choice {
    MONTH("month", "to_char(t.business_day, 'YYYY-MM')", "to_char(t.business_day, 'YYYY-MM')", "null", ""),
    PARTNER("partner", "t.partner_id::text", "p.name", "null", "left join partner p on p.partner_id = t.partner_id"),
    STORE("store", "t.store_id::text", "s.name", "s.code", "left join store s on s.store_id = t.store_id");

    private final String word;
    private final String key;
    private final String label;
    private final String code;
    private final String join;

    Grouping(String word, String key, String label, String code, String join) {
        this.word = word;
        this.key = key;
        this.label = label;
        this.code = code;
        this.join = join;
    }

    @Override
    public String word() {
        return word;
    }

    /** The labels are joined when read: a sale may be known before its store's name. */
    String columns() {
        return "%s, coalesce(%s, %s), %s".formatted(key, label, key, code);
    }

    String join() {
        return join;
    }
}
