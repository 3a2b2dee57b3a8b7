package io.dangol.customer.leavealone;

import io.dangol.platform.problem.Refusal;

/** Every way to be told that nobody is left alone here. */
final class LeaveAloneRefusal {

    private LeaveAloneRefusal() {}

    static final class NotLeftAlone extends Refusal.Missing {
        NotLeftAlone() {
            super("customer-not-left-alone");
        }
    }
}
