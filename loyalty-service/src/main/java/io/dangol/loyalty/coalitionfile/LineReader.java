package io.dangol.loyalty.coalitionfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.loyalty.catalog.CoalitionTerms;
import io.dangol.loyalty.coalition.CoalitionTokens;
import io.dangol.loyalty.coalitionfile.FileLine.Receipt;
import io.dangol.platform.lines.Fields;
import io.dangol.platform.lines.FileRows.RawRow;
import io.dangol.platform.lines.RowError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a line as far as it says itself whether it is right. The card's number ends here, as a token. */
final class LineReader {

    static final Pattern COLUMN = Pattern.compile("storeCode|receiptNumber|soldAt|cardNumber|amount|points|fee");

    private static final Set<String> NAMES =
            Set.of("storeCode", "receiptNumber", "soldAt", "cardNumber", "amount", "points", "fee");

    /** No control characters. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    private static final Pattern CARD = Pattern.compile("[0-9A-Za-z][0-9A-Za-z -]{2,39}");

    private final String coalition;
    private final CoalitionTerms terms;
    private final CoalitionTokens tokens;

    LineReader(String coalition, CoalitionTerms terms, CoalitionTokens tokens) {
        this.coalition = coalition;
        this.terms = terms;
        this.tokens = tokens;
    }

    /**
     * What came of a line.
     *
     * @param line null where there is an error
     * @param error the first one
     */
    record Read(
            long number, @Nullable FileLine line, @Nullable RowError error) {}

    Read read(RawRow raw) {
        JsonNode content = raw.content();
        if (content == null) {
            return new Read(raw.line(), null, RowError.ofRow(raw.refused() == null ? "row-malformed" : raw.refused()));
        }
        List<RowError> errors = new ArrayList<>();
        FileLine line = line(raw.line(), new Fields(content, "#", errors).only(NAMES), errors);
        return new Read(raw.line(), line, errors.isEmpty() ? null : errors.get(0));
    }

    /** Null where there are errors. */
    private @Nullable FileLine line(long number, Fields fields, List<RowError> errors) {
        String storeCode = required(fields, "storeCode", fields.text("storeCode", NAME));
        String receiptNumber = fields.text("receiptNumber", NAME);
        refuseCard(fields, "storeCode", storeCode);
        refuseCard(fields, "receiptNumber", receiptNumber);
        Instant soldAt = required(fields, "soldAt", fields.instant("soldAt"));
        String token = token(fields);
        if (token == null) { // Something has to say which sale it is about.
            fields.require("receiptNumber", receiptNumber);
        }
        long amount = counted(fields, "amount");
        long points = counted(fields, "points");
        long fee = counted(fields, "fee");
        if (!errors.isEmpty() || storeCode == null || soldAt == null) {
            return null;
        }
        Receipt receipt = new Receipt(storeCode, receiptNumber == null ? "" : receiptNumber);
        return new FileLine(number, receipt, soldAt, token, amount, points, fee);
    }

    /** A column that slipped: kept, a card's number would stand there in clear. */
    private void refuseCard(Fields fields, String name, @Nullable String text) {
        if (text != null && terms.isCertainlyOwn(CoalitionTokens.plain(text))) {
            fields.refuse(name, "row-card-misplaced");
        }
    }

    private static <T> @Nullable T required(Fields fields, String name, @Nullable T value) {
        fields.require(name, value);
        return value;
    }

    private @Nullable String token(Fields fields) {
        String cardNumber = fields.text("cardNumber", CARD);
        if (cardNumber == null) {
            return null;
        }
        if (!terms.isOwn(CoalitionTokens.plain(cardNumber))) {
            fields.refuse("cardNumber", "not-a-card-of-coalition", coalition);
            return null;
        }
        return tokens.of(coalition, cardNumber);
    }

    /** 0 or more; 0 also where that is an error. */
    private static long counted(Fields fields, String name) {
        Long value = fields.whole(name);
        fields.require(name, value);
        if (value == null || value < 0) {
            if (value != null) {
                fields.refuse(name, "row-field-malformed");
            }
            return 0;
        }
        return value;
    }
}
