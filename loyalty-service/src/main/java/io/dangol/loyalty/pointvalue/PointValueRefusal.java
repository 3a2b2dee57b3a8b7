package io.dangol.loyalty.pointvalue;

import io.dangol.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.UUID;

/** Every way the value of a point can say no. */
public final class PointValueRefusal {

    private PointValueRefusal() {}

    public static final class NoSuchProgram extends Refusal.Missing {
        public NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    /** Nobody has said what a point was worth then. */
    public static final class NoPointValue extends Refusal.Conflict {
        public NoPointValue(LocalDate day) {
            super("no-point-value", day);
        }
    }

    static final class PointValueDate extends Refusal.Forbidden {
        PointValueDate(LocalDate earliest, LocalDate latest) {
            super("point-value-date", earliest, latest);
        }
    }
}
