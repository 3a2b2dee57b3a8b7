package io.dangol.loyalty.card;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.card.CardRefusal.NoSuchCard;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Groups that the brand sees its customers in, whatever system formed them: conditions of rules ask for them. */
@Path("/v1/cards/{number}/segments")
@Produces(APPLICATION_JSON)
@Tag(name = "Cards", description = "Point cards; a card earns before its holder is known")
class SegmentResource {

    @Schema(name = "Segments", description = "All segments of the card's member; those that are not named end")
    record Segments(
            @NotNull @Size(max = 50) @Schema(examples = "[\"early-bird\"]")
            List<@NotNull @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,49}$") String> segments) {

        static Segments parse(String text) {
            return new Segments(text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
        }

        String text() {
            return String.join(",", segments.stream().distinct().sorted().toList());
        }
    }

    private final Transactions transactions;

    SegmentResource(Transactions transactions) {
        this.transactions = transactions;
    }

    @PUT
    @NaturallyIdempotent(by = "card")
    @PermissionsAllowed("cards:write")
    @Operation(
            operationId = "putSegments",
            summary = "Say which segments a card's member is in",
            description =
                    "Of all cards of the member. Bonus rules ask for them from the next sale on; earlier sales keep"
                            + " what they were told.")
    public Segments put(@RestPath String number, @Valid @NotNull Segments request) {
        return transactions.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update member set segments = ?
                     where id = (select coalesce(m.account_id, m.id) from card c join member m on m.id = c.member_id
                                  where c.number = ?)""")) {
                update.setString(1, request.text());
                update.setString(2, number);
                if (update.executeUpdate() == 0) {
                    throw new NoSuchCard();
                }
                return Segments.parse(request.text());
            }
        });
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
