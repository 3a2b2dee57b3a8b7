package io.dangol.gateway.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client asks for and how it proves itself: HTTP Basic or form fields, never both. */
record TokenRequest(String clientId, String secret, String grantType, Set<String> scopes, Map<String, String> form) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "basic ";

    static TokenRequest of(@Nullable String contentType, @Nullable String authorization, String body) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw TokenError.invalidRequest("The body must be " + FORM);
        }
        Map<String, String> form = form(body);
        String grantType = form.get("grant_type");
        if (grantType == null) {
            throw TokenError.invalidRequest("grant_type is missing");
        }
        List<String> credentials = authorization == null ? posted(form) : basic(authorization, form);
        return new TokenRequest(credentials.get(0), credentials.get(1), grantType, scopes(form.get("scope")), form);
    }

    @Override
    public String toString() {
        return "TokenRequest[" + clientId + "]";
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (form.put(decode(name), decode(value)) != null) {
                throw TokenError.invalidRequest("A parameter is repeated");
            }
        }
        form.values().removeIf(String::isEmpty);
        return form;
    }

    private static List<String> posted(Map<String, String> form) {
        String id = form.get("client_id");
        String secret = form.get("client_secret");
        if (id == null || secret == null) {
            throw TokenError.invalidClient();
        }
        return List.of(id, secret);
    }

    private static List<String> basic(String authorization, Map<String, String> form) {
        if (form.containsKey("client_secret")) {
            throw TokenError.invalidRequest("Authenticate by header or by form fields, not by both");
        }
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw TokenError.invalidClient();
        }
        String pair = decodeBase64(authorization.substring(BASIC.length()).trim());
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw TokenError.invalidClient();
        }
        return List.of(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1)));
    }

    private static Set<String> scopes(@Nullable String scope) {
        return scope == null || scope.isBlank()
                ? Set.of()
                : new LinkedHashSet<>(List.of(scope.trim().split(" +")));
    }

    private static String decodeBase64(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw TokenError.invalidClient();
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw TokenError.invalidRequest("The encoding is malformed");
        }
    }
}
