package io.dangol.loyalty.fraud;

import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.fraud.Activity.Kind;
import io.dangol.loyalty.fraud.Detection.Told;
import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This service's own sales, claims, returns and voids, moments later: the till waits for none of it. */
@ApplicationScoped
class SaleWatch implements Subscriber {

    /** Our reading of {@code io.dangol.loyalty.SaleRecorded.v1} and {@code io.dangol.loyalty.SaleClaimed.v1}. */
    record Sold(UUID saleId, @Nullable UUID programId) {}

    /** Our reading of {@code io.dangol.loyalty.SaleReturned.v1}. */
    record Returned(UUID returnId, @Nullable UUID programId) {}

    /** Our reading of {@code io.dangol.loyalty.PointsPosted.v1}. */
    record Posted(String kind, UUID sourceId, UUID programId) {}

    private final AgroalDataSource dataSource;
    private final Detection detection;
    private final Clock clock;

    SaleWatch(AgroalDataSource dataSource, Detection detection, Clock clock) {
        this.dataSource = dataSource;
        this.detection = detection;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fraud";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.loyalty.sale", "dangol.loyalty.points");
    }

    @Override
    public void on(InboxEvent event) {
        onAll(List.of(event));
    }

    /** What was told of is read from the sales themselves: who served is in no event. */
    @Override
    public void onAll(List<InboxEvent> events) {
        Told told = Told.nothing();
        events.forEach(event -> add(told, event));
        if (told.programs().isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            var unused = detection.look(connection, told, clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (SQLException e) {
            throw new IllegalStateException("Sales could not be looked at", e);
        }
    }

    private static void add(Told told, InboxEvent event) {
        switch (event.type()) {
            case "io.dangol.loyalty.SaleRecorded.v1" -> add(told, Kind.SALE, event.as(Sold.class));
            case "io.dangol.loyalty.SaleClaimed.v1" -> add(told, Kind.CLAIM, event.as(Sold.class));
            case "io.dangol.loyalty.SaleReturned.v1" -> {
                Returned back = event.as(Returned.class);
                if (back.programId() != null) {
                    told.add(Kind.RETURN, back.returnId(), back.programId());
                }
            }
            case "io.dangol.loyalty.PointsPosted.v1" -> {
                Posted posted = event.as(Posted.class);
                if (posted.kind().equals("VOIDED")) {
                    told.add(Kind.VOID, posted.sourceId(), posted.programId());
                }
            }
            default -> {
                // Of no interest here.
            }
        }
    }

    private static void add(Told told, Kind kind, Sold sale) {
        if (sale.programId() != null) {
            told.add(kind, sale.saleId(), sale.programId());
        }
    }
}
