package io.dangol.customer.vault;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.vault.Disclosed.Reader;
import io.dangol.customer.vault.DisclosureApi.DisclosureView;
import io.dangol.platform.http.Correlation;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log of readings in clear. */
@ApplicationScoped
@Transactional
public class DisclosureService {

    private final Disclosures disclosures;
    private final CustomerAccess access;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    DisclosureService(Disclosures disclosures, CustomerAccess access, Caller caller, Ids ids, Clock clock) {
        this.disclosures = disclosures;
        this.access = access;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes down that the caller is about to see the data; if that fails, nothing is shown. */
    public void record(UUID customerId, Purpose purpose) {
        Reader reader = new Reader(caller.clientId(), caller.role(), Correlation.current());
        disclosures.persist(new Disclosed(
                ids.next(), customerId, reader, purpose.word(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    Page<DisclosureView> list(UUID customerId, int limit, @Nullable Cursor cursor) {
        access.require(customerId);
        List<Disclosed> rows = disclosures.of(customerId, cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, DisclosureView::of, disclosed -> Cursor.of(disclosed.id()));
    }
}
