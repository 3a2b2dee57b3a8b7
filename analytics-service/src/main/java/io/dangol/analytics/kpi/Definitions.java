package io.dangol.analytics.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What each figure means, in the reader's language: a number without its definition starts an argument. */
final class Definitions {

    private static final String BUNDLE = "kpis.definitions";
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final List<String> SALES = List.of(
            "count",
            "gross",
            "returnCount",
            "returns",
            "net",
            "identified",
            "carded",
            "servedButUnknown",
            "anonymous",
            "identifiedShare");

    private static final List<String> OVERVIEW = List.of(
            "points.issued",
            "points.returned",
            "points.redeemed",
            "points.restored",
            "points.expired",
            "points.outstanding",
            "members",
            "cards",
            "customers",
            "partners",
            "stores",
            "events.consumed",
            "events.perSecond",
            "events.waiting",
            "events.lagMillis",
            "events.deadLetters");

    private Definitions() {}

    static Map<String, String> ofSales(Booking booking, Locale locale) {
        Map<String, String> texts = texts(SALES, locale);
        texts.put("returnsBookedOn", bundle(locale).getString("returnsBookedOn." + booking));
        texts.put("period", bundle(locale).getString("period"));
        return texts;
    }

    static Map<String, String> ofOverview(Locale locale) {
        Map<String, String> texts = texts(SALES, locale);
        texts.putAll(texts(OVERVIEW, locale));
        return texts;
    }

    private static Map<String, String> texts(List<String> figures, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        figures.forEach(figure -> texts.put(figure, bundle(locale).getString(figure)));
        return texts;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Definitions.class.getClassLoader(), NO_FALLBACK);
    }
}
