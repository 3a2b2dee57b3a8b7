package io.dangol.customer.customerimport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.customer.customer.RegistrationService;
import io.dangol.customer.customer.RegistrationService.Upserted;
import io.dangol.customer.customerimport.Import.RowOutcome;
import io.dangol.customer.customerimport.Results.Result;
import io.dangol.customer.customerimport.Staging.Twice;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes one row as the single operation writes its body, within the transaction of its batch. */
@Singleton
class RowWriter {

    private final RowReader reader;
    private final RegistrationService registration;
    private final Staging staging;
    private final KeyedHash hash;

    RowWriter(
            RowReader reader,
            RegistrationService registration,
            Staging staging,
            @ConfigProperty(name = "dangol.secrets.index-key") String indexKey) {
        this.reader = reader;
        this.registration = registration;
        this.staging = staging;
        this.hash = new KeyedHash(indexKey);
    }

    RowKeys keys(UUID importId) {
        return new RowKeys(hash, importId);
    }

    /** Empty where it could not be read when it came. */
    Optional<ImportRow> read(Import of, StagedRow row) {
        return row.content() instanceof ObjectNode fields
                ? Optional.of(reader.read(of.terms(), fields))
                : Optional.empty();
    }

    /** @throws RuntimeException where it cannot be written */
    Result result(Import of, StagedRow staged, Map<String, Twice> twice) {
        Optional<ImportRow> read = read(of, staged);
        List<RowError> errors = read.map(row -> faults(of, staged, row, twice)).orElse(staged.errors());
        if (read.isEmpty() || !errors.isEmpty()) {
            return rejected(staged, errors);
        }
        return written(of, staged, read.get());
    }

    Result rejected(StagedRow row, List<RowError> errors) {
        return new Result(row.number(), RowOutcome.REJECTED, null, errors.get(0).code(), staging.written(errors));
    }

    private Result written(Import of, StagedRow staged, ImportRow row) {
        Upserted upserted = registration.put(row.knownName(), null, row.knownCustomer());
        boolean none = of.dryRun() && upserted.created();
        UUID customer = none ? null : upserted.view().id();
        return new Result(staged.number(), outcome(upserted), customer, null, null);
    }

    private static RowOutcome outcome(Upserted upserted) {
        if (upserted.created()) {
            return RowOutcome.CREATED;
        }
        return upserted.changed() ? RowOutcome.UPDATED : RowOutcome.UNCHANGED;
    }

    /** Of two rows of one customer neither is taken: nobody can tell from here which one is right. */
    private List<RowError> faults(Import of, StagedRow staged, ImportRow row, Map<String, Twice> twice) {
        List<RowError> errors = new ArrayList<>(row.errors());
        keys(of.id()).places(row).forEach((key, pointer) -> {
            Twice other = twice.get(key);
            if (other != null) {
                errors.add(RowError.of(pointer, "row-twice", other.otherThan(staged.number())));
            }
        });
        return errors;
    }
}
