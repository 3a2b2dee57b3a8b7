package io.dangol.loyalty.tier;

import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.tier.MemberDays.Touched;
import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This service's own sales and returns, moments later: the till waits for none of it. */
@ApplicationScoped
class SaleConsumer implements Subscriber {

    /** Our reading of {@code io.dangol.loyalty.SaleRecorded.v1}, and of {@code io.dangol.loyalty.SaleClaimed.v1}. */
    record SaleRecorded(@Nullable UUID memberId, LocalDate businessDay) {}

    /** Our reading of {@code io.dangol.loyalty.SaleReturned.v1}. */
    record SaleReturned(@Nullable UUID memberId, @Nullable LocalDate saleBusinessDay, LocalDate businessDay) {}

    private final AgroalDataSource dataSource;
    private final Reviews reviews;
    private final Clock clock;

    SaleConsumer(AgroalDataSource dataSource, Reviews reviews, Clock clock) {
        this.dataSource = dataSource;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.loyalty.sale");
    }

    @Override
    public void on(InboxEvent event) {
        onAll(List.of(event));
    }

    /** Each member is looked at once, however much it bought. */
    @Override
    public void onAll(List<InboxEvent> events) {
        Set<Touched> touched = new LinkedHashSet<>();
        events.forEach(event -> touched(event).ifPresent(touched::add));
        if (!touched.isEmpty()) {
            review(touched);
        }
    }

    private void review(Set<Touched> touched) {
        try (Connection connection = dataSource.getConnection()) {
            var unused =
                    reviews.reviewBuyers(connection, touched, clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (SQLException e) {
            throw new IllegalStateException("Members could not be looked at", e);
        }
    }

    private static Optional<Touched> touched(InboxEvent event) {
        return switch (event.type()) {
            case "io.dangol.loyalty.SaleRecorded.v1", "io.dangol.loyalty.SaleClaimed.v1" ->
                touched(event.as(SaleRecorded.class));
            case "io.dangol.loyalty.SaleReturned.v1" -> touched(event.as(SaleReturned.class));
            default -> Optional.empty();
        };
    }

    private static Optional<Touched> touched(SaleRecorded sale) {
        return Optional.ofNullable(sale.memberId()).map(member -> new Touched(member, sale.businessDay()));
    }

    private static Optional<Touched> touched(SaleReturned back) {
        LocalDate day = back.saleBusinessDay() == null ? back.businessDay() : back.saleBusinessDay();
        return Optional.ofNullable(back.memberId()).map(member -> new Touched(member, day));
    }
}
