package io.dangol.platform.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A rule said no. Expected, so it carries a stable code that the caller can act on and no stack trace; the texts behind
 * the code lie in the {@code problems} bundles, in English and Korean. Arguments must never be personal data.
 */
public abstract sealed class Refusal extends RuntimeException {

    private final String code;
    private final transient Object[] arguments;
    private final List<String> pointers = new ArrayList<>();

    private Refusal(String code, Object... arguments) {
        super(code, null, false, false);
        this.code = code;
        this.arguments = arguments;
    }

    /** Names the field that is to blame, as a JSON pointer (RFC 6901) such as {@code /lines/0/amount}. */
    public Refusal at(String pointer) {
        pointers.add(pointer);
        return this;
    }

    /** Stable across releases, kebab-case, the last part of the problem's type. */
    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    public List<String> pointers() {
        return List.copyOf(pointers);
    }

    public abstract int status();

    /** The request cannot be understood: 400. */
    public abstract static non-sealed class Invalid extends Refusal {
        protected Invalid(String code, Object... arguments) {
            super(code, arguments);
        }

        @Override
        public int status() {
            return 400;
        }
    }

    /** The caller may not do this: 403. */
    public abstract static non-sealed class NotAllowed extends Refusal {
        protected NotAllowed(String code, Object... arguments) {
            super(code, arguments);
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** What was asked for does not exist, or not for this caller: 404. */
    public abstract static non-sealed class Missing extends Refusal {
        protected Missing(String code, Object... arguments) {
            super(code, arguments);
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /** It clashes with what was done before: 409. */
    public abstract static non-sealed class Conflict extends Refusal {
        protected Conflict(String code, Object... arguments) {
            super(code, arguments);
        }

        @Override
        public int status() {
            return 409;
        }
    }

    /** It is well formed, yet a business rule forbids it: 422. */
    public abstract static non-sealed class Forbidden extends Refusal {
        protected Forbidden(String code, Object... arguments) {
            super(code, arguments);
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /**
     * What was asked for is told of under another id: 308 to the same address with that id, where the address names it;
     * else 409, for nothing could be followed.
     */
    public abstract static non-sealed class Moved extends Refusal {

        private final UUID from;
        private final UUID to;

        protected Moved(UUID from, UUID to, String code) {
            super(code, from, to);
            this.from = from;
            this.to = to;
        }

        @Override
        public int status() {
            return 308;
        }

        public UUID from() {
            return from;
        }

        public UUID to() {
            return to;
        }
    }

    /** A condition on the resource's version: 428 where it is missing, 412 where it is stale. */
    public abstract static non-sealed class Precondition extends Refusal {
        private final int status;

        protected Precondition(int status, String code, Object... arguments) {
            super(code, arguments);
            this.status = status;
        }

        @Override
        public int status() {
            return status;
        }
    }

    /** The service has more to do than it can right now: 503. */
    public abstract static non-sealed class Busy extends Refusal {
        protected Busy(String code, Object... arguments) {
            super(code, arguments);
        }

        @Override
        public int status() {
            return 503;
        }
    }

    /** The caller has failed too often and waits: 429. */
    public abstract static non-sealed class TooMany extends Refusal {
        private final long waitSeconds;

        protected TooMany(long waitSeconds, String code, Object... arguments) {
            super(code, arguments);
            this.waitSeconds = waitSeconds;
        }

        @Override
        public int status() {
            return 429;
        }

        public long waitSeconds() {
            return waitSeconds;
        }
    }
}
