package io.dangol.loyalty.rule;

import org.jspecify.annotations.Nullable;

/** The most points that a rule gives: for one sale, to one member on one day of the store, to one member ever. */
public record Caps(
        @Nullable Long perSale,
        @Nullable Long perDay,
        @Nullable Long perMember) {

    public static final Caps NONE = new Caps(null, null, null);

    Caps atMost(long points) {
        return new Caps(perSale == null ? points : Math.min(perSale, points), perDay, perMember);
    }
}
