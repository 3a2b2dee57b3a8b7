package io.dangol.customer.customer;

import io.dangol.customer.Code;
import io.dangol.customer.card.CardApi;
import io.dangol.customer.card.CardApi.CardView;
import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.customer.customer.Customer.Won;
import io.dangol.customer.vault.Disclosure;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. Those with personal data tell nothing as text, so that no log line can. */
public final class CustomerApi {

    /** A star is how we mask: a value with one was read masked and is about to be written back. */
    static final String NAME = "^[^*\\u0000-\\u001f]*$";

    /** As many parts as any language has: Java's matcher takes a stack frame for each that is repeated. */
    static final String LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}$";

    static final String SYSTEM = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$";
    static final String EXTERNAL_ID = "^[^\\u0000-\\u001f]{1,100}$";

    private CustomerApi() {}

    @Schema(name = "ExternalId", description = "What another system calls the customer")
    public record ExternalIdBody(
            @Schema(examples = "erp") @NotNull @Pattern(regexp = SYSTEM) String system,

            @Schema(examples = "C-1001") @NotNull @Pattern(regexp = EXTERNAL_ID) String id) {
        public ExternalId name() {
            return new ExternalId(system, id);
        }

        static ExternalIdBody of(ExternalId name) {
            return new ExternalIdBody(name.system(), name.id());
        }
    }

    @Schema(name = "RegisterCustomer")
    public record RegisterCustomer(
            @Schema(examples = "지우") @Size(min = 1, max = 100) @Pattern(regexp = NAME) @Nullable String givenName,

            @Schema(examples = "김") @Size(min = 1, max = 100) @Pattern(regexp = NAME) @Nullable String familyName,

            @Schema(
                    description = "Any usual spelling; without a country code it is read as a number of the"
                            + " installation's region",
                    examples = "010-1234-5678")
            @Size(min = 1, max = 40) @Nullable String phone,

            @Schema(examples = "jiwoo.kim@example.com") @Size(min = 1, max = 254) @Nullable String email,

            @Schema(examples = "1990-05-17") @Past @Nullable LocalDate birthDate,

            @Schema(description = "BCP 47", examples = "ko") @Pattern(regexp = LANGUAGE) @Nullable String preferredLanguage,

            @Schema(
                    description = "A point card that the customer holds; kept as a keyed hash only",
                    examples = "D-2026-000123")
            @Pattern(regexp = CardApi.NUMBER) @Nullable String cardNumber,

            @Size(max = 20) @Nullable List<@NotNull @Valid ExternalIdBody> externalIds,

            @Schema(description = "How the customer was won", examples = "STORE")
            @NotNull @Pattern(regexp = Code.PATTERN) String channel,

            @Schema(
                    description = "The campaign that won the customer, as the business calls it",
                    examples = "SPRING-2026")
            @Size(min = 1, max = 100) @Pattern(regexp = NAME) @Nullable String campaign,

            @Size(max = 50) @Nullable List<@NotNull @Valid RecordConsent> consents) {
        Won won() {
            return new Won(Code.of(channel), campaign);
        }

        CustomerDetails details() {
            return new CustomerDetails(givenName, familyName, phone, email, birthDate, preferredLanguage, externalIds);
        }

        List<RecordConsent> decisions() {
            return consents == null ? List.of() : consents;
        }

        @Override
        public String toString() {
            return "RegisterCustomer[***]";
        }
    }

    @Schema(name = "CustomerDetails", description = "What can be changed of a customer")
    record CustomerDetails(
            @Schema(examples = "지우") @Size(min = 1, max = 100) @Pattern(regexp = NAME) @Nullable String givenName,

            @Schema(examples = "김") @Size(min = 1, max = 100) @Pattern(regexp = NAME) @Nullable String familyName,

            @Schema(examples = "010-1234-5678") @Size(min = 1, max = 40) @Nullable String phone,

            @Schema(examples = "jiwoo.kim@example.com") @Size(min = 1, max = 254) @Nullable String email,

            @Schema(examples = "1990-05-17") @Past @Nullable LocalDate birthDate,

            @Schema(examples = "ko") @Pattern(regexp = LANGUAGE) @Nullable String preferredLanguage,

            @Schema(description = "Replaced as a whole") @Size(max = 20) @Nullable List<@NotNull @Valid ExternalIdBody> externalIds) {
        @Override
        public String toString() {
            return "CustomerDetails[***]";
        }
    }

    @Schema(name = "SearchCustomers", description = "One of them, or both for who has both")
    record SearchCustomers(
            @Schema(examples = "010-1234-5678") @Size(min = 1, max = 40) @Nullable String phone,

            @Schema(examples = "jiwoo.kim@example.com") @Size(min = 1, max = 254) @Nullable String email) {
        @Override
        public String toString() {
            return "SearchCustomers[***]";
        }
    }

    @Schema(name = "Customer")
    public record CustomerView(
            UUID id,
            @Schema(examples = "지**") @Nullable String givenName,
            @Schema(examples = "김**") @Nullable String familyName,
            @Schema(examples = "+82******5678") @Nullable String phone,
            @Schema(examples = "j***@example.com") @Nullable String email,
            @Schema(examples = "1990-**-**") @Nullable String birthDate,

            @Schema(
                    description = "How much of the personal data is shown: HIDDEN says only that it is known, MASKED"
                            + " a part, CLEAR all of it")
            Disclosure disclosure,

            @Nullable String preferredLanguage,
            @Schema(examples = "STORE") String channel,
            @Schema(examples = "SPRING-2026") @Nullable String campaign,
            List<ExternalIdBody> externalIds,
            List<CardView> cards,

            @Schema(description = "What holds now, per purpose and channel")
            List<CurrentConsent> consents,

            @Schema(description = "The partner whose caller registered the customer; another one does not see it")
            @Nullable UUID registeredByPartnerId,

            @Schema(description = "The partner in whose custody the customer is, and whose callers see it") @Nullable UUID servicedByPartnerId,

            @Schema(description = "The customer that this one was merged into and is told of as; absent: none")
            @Nullable UUID supersededBy,

            @Schema(description = "The customers that were merged into this one, as far as the caller may see them")
            List<UUID> mergedFrom,

            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located {
        @Override
        public String location() {
            return "/v1/customers/" + id;
        }

        @Override
        public String toString() {
            return "CustomerView[" + id + "]";
        }
    }
}
