package io.dangol.customer.freshness;

import io.dangol.customer.freshness.FreshnessRows.Verified;
import io.dangol.customer.freshness.NumberAlarms.Ending;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.PersonalData;
import io.dangol.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Takes note of whom what is known of a customer is from, as part of the transaction that makes it known. */
@ApplicationScoped
public class Provenance {

    private final Statements statements;
    private final NumberAlarms alarms;
    private final Caller caller;

    Provenance(Statements statements, NumberAlarms alarms, Caller caller) {
        this.statements = statements;
        this.alarms = alarms;
        this.caller = caller;
    }

    /** The customer has been written. */
    public void registered(UUID customerId, PersonalData data, Instant at) {
        known(customerId, PersonalData.NONE, data, new Verified(at, Origins.ofRegistration(caller.role()), client()));
    }

    /** What is sent again as it was is no verification: a nightly record would keep everything fresh for ever. */
    public void changed(UUID customerId, PersonalData before, PersonalData after, Instant at) {
        known(customerId, before, after, new Verified(at, Origins.ofRole(caller.role()), client()));
    }

    private void known(UUID customerId, PersonalData before, PersonalData after, Verified verified) {
        List<ProfileField> changed = Arrays.stream(ProfileField.values())
                .filter(field -> field.differs(before, after))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        List<ProfileField> now =
                changed.stream().filter(field -> field.isKnown(after)).toList();
        List<ProfileField> gone =
                changed.stream().filter(field -> !field.isKnown(after)).toList();
        boolean unused = statements.run(connection -> {
            FreshnessRows.mark(connection, customerId, now, verified);
            if (!gone.isEmpty()) {
                FreshnessRows.unmark(connection, customerId, gone);
            }
            return true;
        });
        if (changed.contains(ProfileField.PHONE)) {
            if (ProfileField.PHONE.isKnown(before)) {
                alarms.end(customerId, Ending.CHANGED, verified.at());
            }
            alarms.numberTaken(customerId, after, verified.at());
        }
    }

    private String client() {
        return caller.clientId();
    }
}
