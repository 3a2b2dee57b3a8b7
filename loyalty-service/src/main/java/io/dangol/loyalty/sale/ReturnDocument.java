package io.dangol.loyalty.sale;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the till wrote about a return. */
record ReturnDocument(
        String receiptNumber,
        String currency,
        long totalAmount,
        String lines,
        Instant returnedAt,
        @Nullable LocalDate saleBusinessDay,
        String contentHash) {}
