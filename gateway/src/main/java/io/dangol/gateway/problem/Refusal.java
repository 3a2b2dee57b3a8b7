package io.dangol.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gateway said no. Expected, so it carries a stable code and no stack trace; the texts behind the code lie in the
 * {@code problems} bundles, in English and Korean. Arguments must never be personal data.
 */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String code;
    private final transient Object[] arguments;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public Refusal(int status, String code, Object... arguments) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
    }

    /** Adds a field to the answer, such as {@code Allow} or {@code WWW-Authenticate}. */
    public Refusal with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Refusal retryAfterSeconds(long seconds) {
        return with("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    public int status() {
        return status;
    }

    /** Stable across releases, kebab-case, the last part of the problem's type. */
    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
