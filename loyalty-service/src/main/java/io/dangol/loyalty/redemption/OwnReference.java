package io.dangol.loyalty.redemption;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * References are a store's own. Those that its customers choose stand beside them under the member's id, so that nobody
 * takes a number from the till.
 */
final class OwnReference {

    private static final Pattern KEPT = Pattern.compile("^member/[0-9a-f-]{36}/");

    private OwnReference() {}

    static String kept(UUID memberId, String chosen) {
        return "member/" + memberId + "/" + chosen;
    }

    static boolean isKept(String reference) {
        return KEPT.matcher(reference).lookingAt();
    }

    static String chosen(String kept) {
        return KEPT.matcher(kept).replaceFirst("");
    }
}
