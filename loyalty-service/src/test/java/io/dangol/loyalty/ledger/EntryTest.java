package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Funding.Share;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static final UUID MEMBER = id(1);
    private static final Content CONTENT = new Content(id(8), 1, Kind.EARNED, 30, 30, id(9), AT);
    private static final List<Posting> POSTINGS =
            List.of(new Posting(Account.MEMBER, MEMBER, 30), new Posting(Account.FUNDER, id(2), -30));
    private static final List<LotUse> USES = List.of(new LotUse(id(7), id(2), 5));

    private static final Funding SHARED = new Funding(List.of(new Share(id(2), 1), new Share(id(3), 1)));

    private static final List<Debt> NO_DEBTS = List.of();

    private static final List<Lot> OPENED = List.of(lot(30, 2, AT, null));

    /** As sha256sum says of the text; another value would break every chain that was ever written. */
    private static final String HASH = "b2e54246f89f888a40b5b9077648c839726fdd299e8bd73854bdba325a8496be";

    @Test
    void the_hash_of_an_entry_is_the_same_for_ever() {
        assertThat(CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS, USES, NO_DEBTS, OPENED))
                .isEqualTo(HASH);
    }

    @Test
    void what_is_left_of_a_lot_is_not_part_of_the_entry_that_made_it() {
        Lot spent = new Lot(id(6), id(9), null, Funding.by(id(2)), 30, 2, 0, 0, AT, null);

        assertThat(opening(spent)).isEqualTo(HASH);
    }

    @Test
    void the_order_in_which_a_database_gives_the_parts_back_does_not_matter() {
        List<Posting> turned = List.of(POSTINGS.get(1), POSTINGS.get(0));

        assertThat(CONTENT.hash(Entry.FIRST, MEMBER, turned, USES, NO_DEBTS, OPENED))
                .isEqualTo(HASH);
    }

    @ParameterizedTest
    @MethodSource
    void whatever_is_changed_changes_the_hash(String changed) {
        assertThat(changed).isNotEqualTo(HASH).matches("[0-9a-f]{64}");
    }

    static Stream<String> whatever_is_changed_changes_the_hash() {
        Stream<Content> contents = Stream.of(
                new Content(id(10), 1, Kind.EARNED, 30, 30, id(9), AT),
                new Content(id(8), 2, Kind.EARNED, 30, 30, id(9), AT),
                new Content(id(8), 1, Kind.RETURNED, 30, 30, id(9), AT),
                new Content(id(8), 1, Kind.EARNED, 31, 30, id(9), AT),
                new Content(id(8), 1, Kind.EARNED, 30, 31, id(9), AT),
                new Content(id(8), 1, Kind.EARNED, 30, 30, id(10), AT),
                new Content(id(8), 1, Kind.EARNED, 30, 30, id(9), AT.plusNanos(1_000)));
        return Stream.concat(
                contents.map(content -> content.hash(Entry.FIRST, MEMBER, POSTINGS, USES, NO_DEBTS, OPENED)),
                Stream.of(
                        CONTENT.hash("1".repeat(64), MEMBER, POSTINGS, USES, NO_DEBTS, OPENED),
                        CONTENT.hash(Entry.FIRST, id(10), POSTINGS, USES, NO_DEBTS, OPENED),
                        CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS.subList(0, 1), USES, NO_DEBTS, OPENED),
                        CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS, List.of(), NO_DEBTS, OPENED),
                        CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS, USES, NO_DEBTS, List.of()),
                        CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS, USES, List.of(new Debt(id(2), 1)), OPENED),
                        CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS, USES, List.of(new Debt(id(2), -1)), OPENED),
                        CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS, USES, List.of(new Debt(id(3), 1)), OPENED),
                        opening(new Lot(id(6), id(9), "double", Funding.by(id(2)), 30, 2, 0, 1, AT, null)),
                        opening(new Lot(id(6), id(9), null, SHARED, 30, 2, 0, 1, AT, null)),
                        opening(lot(31, 2, AT, null)),
                        opening(lot(30, 3, AT, null)),
                        opening(lot(30, 2, AT.plusNanos(1_000), null)),
                        opening(lot(30, 2, AT, AT.plusSeconds(1)))));
    }

    @Test
    void a_members_entries_are_numbered_from_one_and_each_knows_the_one_before() {
        MemberAccount opened = MemberAccount.of(AccountState.opened(MEMBER), List.of());

        Outcome first = earn(opened);
        Outcome second = earn(first.account());

        assertThat(first.entry().content().number()).isEqualTo(1);
        assertThat(first.entry().previousHash()).isEqualTo(Entry.FIRST);
        assertThat(second.entry().content().number()).isEqualTo(2);
        assertThat(second.entry().previousHash()).isEqualTo(first.entry().hash());
        assertThat(second.account().state().entries()).isEqualTo(2);
        assertThat(second.account().state().lastHash()).isEqualTo(second.entry().hash());
    }

    private static String opening(Lot lot) {
        return CONTENT.hash(Entry.FIRST, MEMBER, POSTINGS, USES, NO_DEBTS, List.of(lot));
    }

    private static Lot lot(long earned, long repaid, Instant from, @Nullable Instant expiresAt) {
        return new Lot(id(6), id(9), null, Funding.by(id(2)), earned, repaid, 0, 1, from, expiresAt);
    }

    private static Outcome earn(MemberAccount account) {
        return account.earn(Points.of(10, id(2), AT, null), new Cause(UUID.randomUUID(), AT, UUID::randomUUID));
    }

    private static UUID id(long number) {
        return new UUID(0, number);
    }
}
