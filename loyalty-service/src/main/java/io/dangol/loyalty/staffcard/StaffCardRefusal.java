package io.dangol.loyalty.staffcard;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way naming a card can be refused, beside those of stores and cards. */
final class StaffCardRefusal {

    private StaffCardRefusal() {}

    static final class NoSuchStaffCard extends Refusal.Missing {
        NoSuchStaffCard(UUID id) {
            super("no-such-staff-card", id);
        }
    }

    static final class StaffCardNamed extends Refusal.Conflict {
        StaffCardNamed(UUID id) {
            super("staff-card-named", id);
        }
    }
}
