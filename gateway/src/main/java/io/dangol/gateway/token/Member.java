package io.dangol.gateway.token;

import java.util.List;
import java.util.UUID;

/**
 * The one member or customer whom a token speaks for, by an id that says nothing to others: no card number, no name.
 *
 * @param kind which id it is
 */
record Member(Kind kind, UUID id) {

    /** What whoever has such a token may do, if it is about that member. */
    static final List<String> SCOPES = List.of(
            "cards:read",
            "rewards:read",
            "rewards:claim",
            "redemptions:hold",
            "receipts:claim",
            "gifts:give",
            "gifts:read",
            "households:read",
            "households:join");

    static final String SCOPE = String.join(" ", SCOPES);

    static final String ROLE = "member";

    /** RFC 8693 section 3 lets who needs one name a token type of its own. */
    enum Kind {
        /** One membership of a programme, as a card names it ({@code memberId}). */
        MEMBER("urn:dangol:params:oauth:token-type:member", "memberId"),
        /** A customer with all its cards. */
        CUSTOMER("urn:dangol:params:oauth:token-type:customer", "customerId");

        private final String tokenType;
        private final String claim;

        Kind(String tokenType, String claim) {
            this.tokenType = tokenType;
            this.claim = claim;
        }

        String tokenType() {
            return tokenType;
        }

        /** As the token says it. */
        String claim() {
            return claim;
        }
    }

    String subject() {
        return claim() + ":" + id;
    }

    String claim() {
        return kind.claim();
    }
}
