package io.dangol.customer.account;

import io.dangol.customer.Code;
import io.dangol.customer.account.Account.Facts;
import io.dangol.customer.account.Account.Won;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class AccountApi {

    static final String TEXT = "^[^\\u0000-\\u001f]*$";
    static final String SYSTEM = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$";
    static final String EXTERNAL_ID = "^[^\\u0000-\\u001f]{1,100}$";

    private AccountApi() {}

    @Schema(name = "AccountExternalId", description = "What another system calls the account")
    record ExternalIdBody(
            @Schema(examples = "erp") @NotNull @Pattern(regexp = SYSTEM) String system,

            @Schema(examples = "D-2001") @NotNull @Pattern(regexp = EXTERNAL_ID) String id) {
        static final Comparator<ExternalIdBody> ORDER =
                Comparator.comparing(ExternalIdBody::system).thenComparing(ExternalIdBody::id);
    }

    @Schema(name = "RegisterAccount")
    record RegisterAccount(
            @Schema(examples = "한빛농기계") @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TEXT) String name,

            @Schema(description = "Its place on the value chain") @NotNull AccountKind kind,

            @Schema(
                    description = "Its number in the trade or tax register, as written there",
                    examples = "123-45-67890")
            @Size(min = 1, max = 40) @Pattern(regexp = TEXT) @Nullable String registrationNumber,

            @Schema(description = "How the account was won", examples = "FAIR") @NotNull @Pattern(regexp = Code.PATTERN) String channel,

            @Schema(description = "The campaign that won it, as the business calls it", examples = "KIEMSTA-2026")
            @Size(min = 1, max = 100) @Pattern(regexp = TEXT) @Nullable String campaign,

            @Size(max = 20) @Nullable List<@NotNull @Valid ExternalIdBody> externalIds) {
        AccountDetails details() {
            return new AccountDetails(name, kind, registrationNumber, externalIds);
        }

        Won won() {
            return new Won(Code.of(channel), campaign);
        }
    }

    @Schema(name = "AccountDetails", description = "What can be changed of an account")
    record AccountDetails(
            @Schema(examples = "한빛농기계") @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TEXT) String name,

            @NotNull AccountKind kind,

            @Schema(examples = "123-45-67890") @Size(min = 1, max = 40) @Pattern(regexp = TEXT) @Nullable String registrationNumber,

            @Schema(description = "Replaced as a whole") @Size(max = 20) @Nullable List<@NotNull @Valid ExternalIdBody> externalIds) {
        Facts facts() {
            return new Facts(name, kind, registrationNumber);
        }

        List<ExternalIdBody> names() {
            return externalIds == null ? List.of() : externalIds;
        }
    }

    @Schema(name = "Account")
    record AccountView(
            UUID id,
            @Schema(examples = "한빛농기계") String name,
            AccountKind kind,
            @Schema(examples = "123-45-67890") @Nullable String registrationNumber,
            @Schema(examples = "FAIR") String channel,
            @Schema(examples = "KIEMSTA-2026") @Nullable String campaign,
            List<ExternalIdBody> externalIds,

            @Schema(description = "The partner whose caller registered the account") @Nullable UUID registeredByPartnerId,

            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located {
        static AccountView of(Account account, List<ExternalIdBody> names) {
            Facts facts = account.facts();
            return new AccountView(
                    account.id(),
                    facts.name(),
                    facts.kind(),
                    facts.registrationNumber(),
                    account.channel(),
                    account.campaign(),
                    names,
                    account.registeredByPartnerId(),
                    account.createdAt(),
                    account.updatedAt(),
                    account.version());
        }

        @Override
        public String location() {
            return "/v1/accounts/" + id;
        }
    }
}
