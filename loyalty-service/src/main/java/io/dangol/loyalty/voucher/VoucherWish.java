package io.dangol.loyalty.voucher;

import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.voucher.VoucherRefusal.NoValidity;
import io.dangol.loyalty.voucher.VoucherRefusal.UnknownIssuer;
import io.dangol.loyalty.voucher.VoucherRefusal.UnknownProgram;
import io.dangol.loyalty.voucher.VoucherRefusal.UnknownStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose vouchers, and where they are good, as somebody asks for it.
 *
 * @param storeCodes null or empty: everywhere
 */
public record VoucherWish(
        UUID programId, UUID issuerPartnerId, @Nullable List<String> storeCodes) {

    /** @throws UnknownProgram 422, UnknownIssuer 422, UnknownStore 422 for what the catalogue does not know */
    public ProgramTerms program(Catalog catalog) {
        ProgramTerms program =
                catalog.program(programId).orElseThrow(() -> new UnknownProgram(programId).at("/programId"));
        if (!catalog.hasStoresOf(issuerPartnerId)) {
            throw new UnknownIssuer(issuerPartnerId).at("/issuerPartnerId");
        }
        List<String> stores = stores();
        for (int i = 0; i < stores.size(); i++) {
            String code = stores.get(i);
            if (catalog.store(code).isEmpty()) {
                throw new UnknownStore(code).at("/storeCodes/" + i);
            }
        }
        return program;
    }

    /** @param pointer where the value stands in the request */
    public VoucherTerms terms(VoucherValue value, ProgramTerms program, String pointer) {
        return new VoucherTerms(
                programId,
                program.currency(),
                issuerPartnerId,
                value.discount(pointer),
                value.minimumTotal(),
                stores(),
                value.isPersonal());
    }

    public List<String> stores() {
        return storeCodes == null ? List.of() : storeCodes;
    }

    /** @throws NoValidity 422 */
    public static void requireSome(Instant from, @Nullable Instant until) {
        if (until != null && !until.isAfter(from)) {
            throw new NoValidity().at("/validUntil");
        }
    }
}
