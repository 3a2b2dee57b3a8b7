package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.MemberIdentified;
import io.dangol.analytics.fact.Told.PointsPosted;
import io.dangol.analytics.fact.Told.SaleClaimed;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small retailer's life, made up at random: everything that happened, and how it may be told. */
final class World {

    private static final Instant START = Instant.parse("2026-01-30T12:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-30");

    private final Random random;
    private final UUID program = UUID.randomUUID();
    private final List<UUID> partners = ids(2);
    private final List<UUID> stores = ids(3);
    private final List<UUID> members;
    private final List<UUID> customers;
    private final List<Told> happened = new ArrayList<>();

    World(long seed, int members, int sales) {
        this.random = new Random(seed);
        this.members = ids(members);
        this.customers = ids(members);
        for (int member = 0; member < members; member += 2) {
            happened.add(new MemberIdentified(this.members.get(member), customers.get(member), at()));
        }
        for (int i = 0; i < sales; i++) {
            sell();
        }
    }

    List<Told> happened() {
        return List.copyOf(happened);
    }

    UUID program() {
        return program;
    }

    List<UUID> partners() {
        return partners;
    }

    /** In any order, some of it more than once. */
    List<Told> told() {
        List<Told> told = new ArrayList<>(happened);
        for (int i = 0; i < happened.size() / 3; i++) {
            told.add(any(happened));
        }
        Collections.shuffle(told, random);
        return told;
    }

    /** Cut into pieces of one event and more. */
    List<List<Told>> batches() {
        List<Told> told = told();
        List<List<Told>> batches = new ArrayList<>();
        int from = 0;
        while (from < told.size()) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(9));
            batches.add(told.subList(from, to));
            from = to;
        }
        return batches;
    }

    private void sell() {
        int buyer = random.nextInt(3) == 0 ? -1 : random.nextInt(members.size());
        UUID member = buyer < 0 ? null : members.get(buyer);
        // Some tills knew the customer, so the sale itself says so.
        UUID customer = buyer >= 0 && random.nextInt(8) == 0 ? customers.get(buyer) : null;
        SaleRecorded sale = sale(member, customer);
        happened.add(sale);
        if (member != null) {
            happened.add(points(sale, member, "EARNED", sale.totalAmount() / 100));
        }
        follow(sale);
    }

    private SaleRecorded sale(@Nullable UUID member, @Nullable UUID customer) {
        int store = random.nextInt(stores.size());
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(4));
        String currency = random.nextInt(4) == 0 ? "USD" : "GBP";
        return new SaleRecorded(
                UUID.randomUUID(),
                stores.get(store),
                partner(store),
                currency,
                random.nextInt(10_000),
                member,
                customer,
                day,
                at(),
                random.nextInt(3) == 0 ? "OKCASHBAG" : null);
    }

    /** It is claimed, comes back, or both. */
    private void follow(SaleRecorded sale) {
        @Nullable UUID claimant = sale.memberId() == null && random.nextBoolean() ? claim(sale) : null;
        if (random.nextInt(3) == 0) {
            bringBack(sale, sale.memberId(), random.nextBoolean());
        }
        if (claimant != null && random.nextBoolean()) {
            bringBack(sale, claimant, true);
        }
    }

    private UUID claim(SaleRecorded sale) {
        int claimant = random.nextInt(members.size());
        happened.add(new SaleClaimed(
                sale.saleId(),
                sale.storeId(),
                sale.partnerId(),
                sale.currency(),
                sale.totalAmount(),
                members.get(claimant),
                random.nextInt(8) == 0 ? customers.get(claimant) : null,
                sale.businessDay(),
                at()));
        return members.get(claimant);
    }

    private void bringBack(SaleRecorded sale, @Nullable UUID member, boolean naming) {
        happened.add(new SaleReturned(
                UUID.randomUUID(),
                naming ? sale.saleId() : null,
                sale.storeId(),
                sale.partnerId(),
                sale.currency(),
                sale.totalAmount() / 2,
                member,
                null,
                naming ? sale.businessDay() : null,
                sale.businessDay().plusDays(random.nextInt(3)),
                at()));
        if (member != null) {
            happened.add(points(sale, member, "RETURNED", -(sale.totalAmount() / 200)));
        }
    }

    private PointsPosted points(SaleRecorded sale, UUID member, String kind, long points) {
        @Nullable UUID store = random.nextInt(5) == 0 ? null : sale.storeId();
        @Nullable UUID partner = store == null ? null : sale.partnerId();
        return new PointsPosted(UUID.randomUUID(), member, program, kind, points, store, partner, sale.at());
    }

    private UUID partner(int store) {
        return partners.get(store % partners.size());
    }

    private Instant at() {
        return START.plusSeconds(random.nextInt(100_000));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
