package io.dangol.customer.contactpolicy;

import io.dangol.customer.Code;
import io.dangol.customer.contactpolicy.PolicyApi.PolicyView;
import io.dangol.customer.contactpolicy.PolicyApi.Terms;
import io.dangol.customer.contactpolicy.PolicyRefusal.UnknownPolicy;
import io.dangol.customer.permit.ContactPolicy;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The house's policies. Each method is one transaction. */
@ApplicationScoped
@Transactional
public class ContactPolicyService {

    /** Whether it is the first of its code. */
    record Put(boolean created, PolicyView view) {}

    private final Statements statements;
    private final PolicyRows rows;
    private final Clock clock;

    ContactPolicyService(Statements statements, PolicyRows rows, Clock clock) {
        this.statements = statements;
        this.rows = rows;
        this.clock = clock;
    }

    /** What holds now under this code, as part of the caller's transaction. */
    public Optional<KeptPolicy> current(String code) {
        return statements.run(connection -> rows.last(connection, code)).or(() -> builtIn(code));
    }

    PolicyView get(String named) {
        String code = Code.of(named);
        return PolicyView.of(current(code).orElseThrow(() -> new UnknownPolicy(code)));
    }

    /** The same again makes no other version. */
    Put put(String named, Terms request, @Nullable String ifMatch) {
        ContactPolicy terms = request.policy();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return statements.run(connection -> put(connection, Code.of(named), terms, ifMatch, now));
    }

    private Put put(Connection connection, String code, ContactPolicy terms, @Nullable String ifMatch, Instant now)
            throws SQLException {
        Optional<KeptPolicy> before = rows.lock(connection, code);
        if (before.isPresent()) {
            ETags.requireMatch(ifMatch, before.get().version());
        } else {
            ETags.requireMatchIfSent(ifMatch, builtIn(code).map(one -> 0L).orElse(null));
        }
        if (before.isPresent() && before.get().terms().equals(terms)) {
            return new Put(false, PolicyView.of(before.get()));
        }
        KeptPolicy added = new KeptPolicy(code, before.map(KeptPolicy::version).orElse(0) + 1, terms, now);
        rows.add(connection, added);
        return new Put(before.isEmpty(), PolicyView.of(added));
    }

    private static Optional<KeptPolicy> builtIn(String code) {
        return code.equals(KeptPolicy.DEFAULT) ? Optional.of(KeptPolicy.BUILT_IN) : Optional.empty();
    }
}
