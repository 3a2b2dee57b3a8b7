package io.dangol.gateway.token;

import io.dangol.gateway.token.Member.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which member a client asks a token for (RFC 8693 section 2.1). The client itself is the actor; nobody else can be. */
record TokenExchange(Member member) {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** What a client needs to be allowed to ask. */
    static final String SCOPE = "member-tokens:issue";

    private static final Set<String> GIVEN = Set.of(ACCESS_TOKEN, "urn:ietf:params:oauth:token-type:jwt");
    private static final int LENGTH_OF_ID = 36;

    static TokenExchange of(Map<String, String> form) {
        if (form.containsKey("actor_token") || form.containsKey("actor_token_type")) {
            throw TokenError.invalidRequest("The client is the actor; actor_token is not supported");
        }
        if (!GIVEN.contains(form.getOrDefault("requested_token_type", ACCESS_TOKEN))) {
            throw TokenError.invalidRequest("requested_token_type must be " + ACCESS_TOKEN);
        }
        return new TokenExchange(new Member(kind(form.get("subject_token_type")), id(form.get("subject_token"))));
    }

    private static Kind kind(@Nullable String tokenType) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.tokenType().equals(tokenType))
                .findFirst()
                .orElseThrow(() -> TokenError.invalidRequest(
                        "subject_token_type must be " + Kind.MEMBER.tokenType() + " or " + Kind.CUSTOMER.tokenType()));
    }

    private static UUID id(@Nullable String token) {
        try {
            if (token != null && token.length() == LENGTH_OF_ID) {
                return UUID.fromString(token);
            }
        } catch (IllegalArgumentException malformed) {
            throw TokenError.invalidRequest("subject_token must be the id of a member or customer");
        }
        throw TokenError.invalidRequest("subject_token must be the id of a member or customer");
    }
}
