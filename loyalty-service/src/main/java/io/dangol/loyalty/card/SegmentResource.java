package io.dangol.loyalty.card;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.Segment;
import io.dangol.loyalty.account.SegmentsThen;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.card.CardRefusal.NoSuchCard;
import io.dangol.loyalty.card.CardRefusal.SegmentDays;
import io.dangol.loyalty.card.CardRefusal.TooManySegments;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Groups that the brand sees its customers in, whatever system formed them: conditions of rules ask for them. */
@Path("/v1/cards/{number}/segments")
@Produces(APPLICATION_JSON)
@Tag(name = "Cards", description = "Point cards; a card earns before its holder is known")
class SegmentResource {

    private static final String CODE = "^[a-z0-9][a-z0-9-]{0,49}$";
    private static final int LAST_YEAR = 9_999;
    private static final int MOST = 50;

    @Schema(name = "Segments", description = "All segments of the card's member; those that are not named end")
    record Segments(
            @NotNull @Size(max = MOST) @Schema(examples = "[\"early-bird\"]")
            List<@NotNull @Pattern(regexp = CODE) String> segments,

            @Nullable @Size(max = MOST) @Schema(description = "Those that are for a time")
            List<@NotNull @Valid DatedSegment> dated) {

        static Segments parse(String text) {
            List<Segment> all = Segment.parse(text);
            return new Segments(
                    all.stream()
                            .filter(segment -> !segment.isDated())
                            .map(Segment::code)
                            .toList(),
                    all.stream().filter(Segment::isDated).map(DatedSegment::of).toList());
        }

        String text() {
            List<Segment> all = new ArrayList<>();
            segments.forEach(code -> all.add(new Segment(code, null, null)));
            if (dated != null) {
                for (int i = 0; i < dated.size(); i++) {
                    all.add(dated.get(i).segment("/dated/" + i + "/until"));
                }
            }
            return Segment.text(all);
        }
    }

    @Schema(name = "SegmentDays", description = "By the calendar of the store that sells")
    record SegmentDaysRequest(
            @Nullable @Schema(examples = "2026-12-01", description = "Absent: already")
            LocalDate from,

            @NotNull @Schema(examples = "2027-01-01", description = "The first day that no longer counts")
            LocalDate until) {}

    @Schema(name = "DatedSegment", description = "By the calendar of the store that sells")
    record DatedSegment(
            @NotNull @Pattern(regexp = CODE) @Schema(examples = "birthday-month")
            String segment,

            @Nullable @Schema(examples = "2026-12-01", description = "Absent: already")
            LocalDate from,

            @NotNull @Schema(examples = "2027-01-01", description = "The first day that no longer counts")
            LocalDate until) {

        static DatedSegment of(Segment segment) {
            return new DatedSegment(
                    segment.code(), segment.from(), segment.until() == null ? LocalDate.MAX : segment.until());
        }

        Segment segment(String pointer) {
            if ((from != null && !from.isBefore(until)) || until.getYear() > LAST_YEAR) {
                throw new SegmentDays().at(pointer);
            }
            return new Segment(segment, from, until);
        }
    }

    private final Transactions transactions;
    private final Clock clock;

    SegmentResource(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @PUT
    @NaturallyIdempotent(by = "card")
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "putSegments",
            summary = "Say which segments a card's member is in",
            description =
                    "Of all cards of the member. Bonus rules ask for them from the next sale on; earlier sales keep"
                            + " what they were told. Those with days count on sales of these days.")
    public Segments put(@RestPath String number, @Valid @NotNull Segments request) {
        String text = request.text();
        return transactions.run(connection -> {
            keep(connection, locked(connection, number), text);
            return Segments.parse(text);
        });
    }

    @PUT
    @Path("/{segment}")
    @NaturallyIdempotent(by = "card and segment")
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "putDatedSegment",
            summary = "Say that a card's member is in a segment for a time",
            description =
                    "The member's other segments stay as they are, so that several systems may each say their own. Days"
                            + " that are over end it; at most 50 are kept, then PUT says which still count.")
    public Segments putOne(
            @RestPath String number,
            @RestPath @Pattern(regexp = CODE) String segment,
            @Valid @NotNull SegmentDaysRequest request) {
        Segment said = new DatedSegment(segment, request.from(), request.until()).segment("/until");
        return transactions.run(connection -> {
            Kept before = locked(connection, number);
            List<Segment> all = new ArrayList<>(Segment.parse(before.text()));
            all.add(said);
            if (all.size() > MOST) {
                throw new TooManySegments();
            }
            String text = Segment.text(all);
            keep(connection, before, text);
            return Segments.parse(text);
        });
    }

    /** Whose they are, and how they are kept. */
    private record Kept(UUID accountId, String text) {}

    /** Of two who say something at once one waits here, so that neither is lost. */
    private static Kept locked(Connection connection, String number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, segments from member where id = (
                    select coalesce(m.account_id, m.id) from card c join member m on m.id = c.member_id
                     where c.number = ?)
                   for no key update""")) {
            select.setString(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NoSuchCard();
                }
                return new Kept(row.getObject(1, UUID.class), row.getString(2));
            }
        }
    }

    private void keep(Connection connection, Kept before, String text) throws SQLException {
        SegmentsThen.change(
                connection, before.accountId(), text, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @GET
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "getSegments",
            summary = "The segments of a card's member",
            description = "In alphabetical order.")
    public Segments get(@RestPath String number) {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select a.segments from card c join member m on m.id = c.member_id
                      join member a on a.id = coalesce(m.account_id, m.id) where c.number = ?""")) {
                select.setString(1, number);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new NoSuchCard();
                    }
                    return Segments.parse(row.getString(1));
                }
            }
        });
    }
}
