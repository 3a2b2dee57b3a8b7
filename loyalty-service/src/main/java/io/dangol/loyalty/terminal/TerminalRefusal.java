package io.dangol.loyalty.terminal;

import io.dangol.platform.problem.Refusal;

/** Every way a terminal's count can say no. */
public final class TerminalRefusal {

    private TerminalRefusal() {}

    /** A number counts within a terminal. */
    public static final class TerminalMissing extends Refusal.Forbidden {
        public TerminalMissing() {
            super("terminal-missing");
        }
    }

    static final class ResetOutOfTime extends Refusal.Forbidden {
        ResetOutOfTime() {
            super("reset-out-of-time");
        }
    }

    static final class ResetConflict extends Refusal.Conflict {
        ResetConflict(String reference) {
            super("reset-conflict", reference);
        }
    }
}
