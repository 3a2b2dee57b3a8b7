package io.dangol.customer.relationship;

import io.dangol.customer.account.AccountKind;
import io.dangol.platform.http.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class RelationshipApi {

    private RelationshipApi() {}

    @Schema(name = "PartyKind", description = "CUSTOMER: a person; ACCOUNT: a company")
    enum PartyKind {
        CUSTOMER,
        ACCOUNT
    }

    @Schema(name = "Party", description = "A person or a company")
    record PartyBody(
            @NotNull PartyKind kind,

            @Schema(examples = "01970000-0000-7000-8000-000000000064") @NotNull UUID id) {
        static PartyBody of(@Nullable UUID customerId, @Nullable UUID accountId) {
            return customerId == null
                    ? new PartyBody(PartyKind.ACCOUNT, Objects.requireNonNull(accountId))
                    : new PartyBody(PartyKind.CUSTOMER, customerId);
        }
    }

    @Schema(name = "RecordRelationship")
    record RecordRelationship(
            @Schema(
                    description =
                            "SUPPLIES: a company sells down the chain; WORKS_FOR: a person speaks for a company; PART_OF: a company belongs to one")
            @NotNull RelationshipType type,

            @NotNull @Valid PartyBody from,
            @NotNull @Valid PartyBody to,
            @Schema(examples = "2026-01-01") @NotNull LocalDate since,

            @Schema(
                    description = "The first day on which it holds no more; absent where no end is known",
                    examples = "2028-01-01")
            @Nullable LocalDate until) {}

    @Schema(name = "EndRelationship")
    record EndRelationship(
            @Schema(description = "The first day on which it holds no more", examples = "2026-07-01") @NotNull LocalDate until) {}

    @Schema(name = "Relationship")
    record RelationshipView(
            UUID id,
            RelationshipType type,
            PartyBody from,
            PartyBody to,
            @Schema(examples = "2026-01-01") LocalDate since,

            @Schema(description = "The first day on which it holds no more; absent where no end is known") @Nullable LocalDate until,

            Instant recordedAt,

            @Schema(description = "The API client that recorded it")
            String recordedBy)
            implements Located {
        static RelationshipView of(Relationship relationship) {
            return new RelationshipView(
                    relationship.id(),
                    relationship.type(),
                    PartyBody.of(relationship.fromCustomerId(), relationship.fromAccountId()),
                    PartyBody.of(relationship.toCustomerId(), relationship.toAccountId()),
                    relationship.period().since(),
                    relationship.period().until(),
                    relationship.recordedAt(),
                    relationship.recordedBy());
        }

        @Override
        public String location() {
            return "/v1/relationships/" + id;
        }
    }

    @Schema(name = "ValueChainStep", description = "One delivery on the way from us to who was asked about")
    record Step(
            @Schema(description = "1 supplies who was asked about, 2 supplies that one, and so on", examples = "1")
            int depth,

            UUID relationshipId,
            UUID supplierAccountId,
            @Schema(examples = "한빛농기계") String supplierName,
            AccountKind supplierKind,
            PartyBody supplies) {}

    @Schema(name = "ValueChain", description = "Through whom our goods come to a person or a company")
    record ValueChain(
            @Schema(description = "The day that was asked about")
            LocalDate on,

            List<Step> steps) {}
}
