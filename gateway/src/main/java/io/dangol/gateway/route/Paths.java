package io.dangol.gateway.route;

import io.dangol.gateway.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * Only normalised paths pass (RFC 3986 section 6.2.2). Were the gateway and a service to read one path differently, the
 * service would be asked for something that the gateway never meant to let through.
 */
final class Paths {

    private static final BitSet PLAIN = characters("-._~!$&'()*+,=:@/");
    private static final String NEVER_ENCODED = "/\\.;%?#";

    private Paths() {}

    static String checked(HttpServerRequest request) {
        String uri = request.uri();
        String path = request.path();
        if (path == null || !uri.startsWith("/") || !normal(path)) {
            throw new Refusal(400, "path-not-normalised");
        }
        return path;
    }

    static boolean normal(String path) {
        return path.startsWith("/") && charactersNormal(path) && segmentsNormal(path);
    }

    private static boolean charactersNormal(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                if (!encodedNormal(path, i)) {
                    return false;
                }
                i += 2;
            } else if (!PLAIN.get(c)) {
                return false;
            }
        }
        return true;
    }

    /** Encoded only where it must be: no letter, no digit, no separator, no control character in disguise. */
    private static boolean encodedNormal(String path, int at) {
        if (at + 2 >= path.length()
                || !HexFormat.isHexDigit(path.charAt(at + 1))
                || !HexFormat.isHexDigit(path.charAt(at + 2))) {
            return false;
        }
        int c = HexFormat.fromHexDigits(path, at + 1, at + 3);
        boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
        return c >= 0x20 && c != 0x7f && !letterOrDigit && NEVER_ENCODED.indexOf(c) < 0;
    }

    private static boolean segmentsNormal(String path) {
        return !path.contains("//")
                && !path.contains("/./")
                && !path.contains("/../")
                && !path.endsWith("/.")
                && !path.endsWith("/..");
    }

    private static BitSet characters(String punctuation) {
        BitSet set = new BitSet();
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('0', '9' + 1);
        punctuation.chars().forEach(set::set);
        return set;
    }
}
