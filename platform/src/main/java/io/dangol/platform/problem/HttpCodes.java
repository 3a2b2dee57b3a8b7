package io.dangol.platform.problem;

/** Codes for what HTTP itself refuses before any rule of ours is asked. */
final class HttpCodes {

    private HttpCodes() {}

    static String code(int status) {
        return switch (status) {
            case 400 -> "malformed-request";
            case 401 -> "unauthorized";
            case 403 -> "scope-missing";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 414 -> "uri-too-long";
            case 415 -> "unsupported-media-type";
            default -> status < 500 ? "malformed-request" : "internal-error";
        };
    }
}
