package io.dangol.customer.customerimport;

import io.dangol.customer.customerimport.ImportRefusal.DateFormatInvalid;
import io.dangol.customer.customerimport.ImportRefusal.MappingInvalid;
import io.dangol.platform.lines.RowFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read.
 *
 * @param externalSystem whose ids name the customers
 * @param channel by which those were won whose rows do not say so
 * @param mapping fields by the columns in which they stand, '' for one to be passed over; a column that is called like a
 *     field needs none
 */
@Schema(name = "CustomerImportTerms", description = "How the file is read")
record Terms(
        String encoding,
        String externalSystem,
        @Nullable String channel,
        String dateFormat,
        Map<String, String> mapping) {

    static final String EXTERNAL_ID = "externalId";
    static final String ISO = "yyyy-MM-dd";

    private static final Pattern FIELD = Pattern.compile(
            "externalId|givenName|familyName|phone|email|birthDate" + "|preferredLanguage|cardNumber|channel|campaign");

    /** In a line of JSON these stand as they are; a cell of a table cannot hold them. */
    private static final Set<String> LISTS = Set.of("externalIds", "consents");

    /** Excel in Korea writes the code page, which holds more than the standard of the same bytes. */
    private static final Charset KOREAN = Charset.forName("x-windows-949");

    Terms {
        mapping = new TreeMap<>(mapping);
        Set<String> fields = new HashSet<>();
        mapping.values().forEach(field -> {
            if (!field.isEmpty() && (!isField(field) || !fields.add(field))) {
                throw new MappingInvalid(field);
            }
        });
        var unused = formatter(dateFormat);
    }

    /** Where a column's cells go; empty where nobody wants them. */
    String place(String column) {
        String mapped = mapping.get(column);
        if (mapped != null) {
            return mapped;
        }
        return isField(column) && !mapping.containsValue(column) ? column : "";
    }

    /** Lists are none of a table's fields: a column that is called like one is passed over. */
    String placeInTable(String column) {
        String place = place(column);
        return LISTS.contains(place) ? "" : place;
    }

    /** Whether it was said that nobody wants this column. */
    boolean passesOver(String column) {
        return "".equals(mapping.get(column));
    }

    /** @throws MappingInvalid 422 where a column of a table stands for a list */
    Terms forFormat(RowFormat format) {
        if (format == RowFormat.CSV) {
            mapping.values().stream().filter(LISTS::contains).findFirst().ifPresent(field -> {
                throw new MappingInvalid(field);
            });
        }
        return this;
    }

    Charset charset() {
        return encoding.equals("UTF-8") ? StandardCharsets.UTF_8 : KOREAN;
    }

    DateTimeFormatter dates() {
        return formatter(dateFormat);
    }

    private static boolean isField(String name) {
        return LISTS.contains(name) || FIELD.matcher(name).matches();
    }

    /** Strict: the 31st of February is a fault, not the 3rd of March. */
    private static DateTimeFormatter formatter(String pattern) {
        boolean complete = pattern.contains("yyyy") && pattern.contains("M") && pattern.contains("d");
        if (!complete) {
            throw new DateFormatInvalid();
        }
        try {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException unknown) {
            throw new DateFormatInvalid();
        }
    }
}
