package io.dangol.customer.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.batch.BatchApi.ItemView;
import io.dangol.customer.batch.BatchApi.Unread;
import io.dangol.customer.batch.BatchApi.WriteCustomer;
import io.dangol.customer.batch.BatchApi.Written;
import io.dangol.customer.batch.BatchApi.WrittenView;
import io.dangol.customer.batch.BatchRefusal.TooManyItems;
import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customer.RegistrationService;
import io.dangol.customer.customer.RegistrationService.Upserted;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.database.UnstorableValue;
import io.dangol.platform.idempotency.ItemKeys;
import io.dangol.platform.idempotency.ItemKeys.Items;
import io.dangol.platform.problem.Problem;
import io.dangol.platform.problem.Problem.FieldError;
import io.dangol.platform.problem.Problems;
import io.dangol.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;

/** Writes items one after the other; a transaction belongs to one of them, never to all. */
@ApplicationScoped
class BatchService {

    private static final Logger LOG = Logger.getLogger(BatchService.class);
    private static final String DETAILS = "#/customer";

    private final RegistrationService registration;
    private final ItemKeys keys;
    private final ObjectMapper json;
    private final Validator validator;
    private final Problems problems;

    BatchService(
            RegistrationService registration,
            ItemKeys keys,
            ObjectMapper json,
            Validator validator,
            Problems problems) {
        this.registration = registration;
        this.keys = keys;
        this.json = json;
        this.validator = validator;
        this.problems = problems;
    }

    WrittenView write(Unread request, Locale locale) {
        if (request.items().size() > BatchApi.MOST) {
            throw new TooManyItems();
        }
        Items items = keys.of("writeCustomers", request);
        List<ItemView> answers = new ArrayList<>();
        for (int position = 0; position < request.items().size(); position++) {
            answers.add(answer(items, position, request.items().get(position), locale));
        }
        return WrittenView.of(answers);
    }

    private ItemView answer(Items items, int position, JsonNode item, Locale locale) {
        try {
            WriteCustomer wanted = read(item);
            return ItemView.of(items.once(position, Written.class, () -> written(wanted)));
        } catch (JsonProcessingException unreadable) {
            return ItemView.of(problems.of(unreadable, locale));
        } catch (RuntimeException refused) {
            return ItemView.of(problem(refused, locale));
        }
    }

    private WriteCustomer read(JsonNode item) throws JsonProcessingException {
        WriteCustomer wanted = item.isObject() ? json.treeToValue(item, WriteCustomer.class) : null;
        if (wanted == null) {
            throw new ItemUnreadable();
        }
        Set<ConstraintViolation<WriteCustomer>> violations = validator.validate(wanted);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return wanted;
    }

    private Written written(WriteCustomer wanted) {
        if (wanted.externalId() == null) {
            CustomerView registered = registration.register(wanted.customer());
            return new Written(registered.id(), registered.version(), true);
        }
        Upserted upserted = registration.put(wanted.externalId().name(), null, wanted.customer());
        return new Written(upserted.view().id(), upserted.view().version(), upserted.created());
    }

    /** What would be the whole answer to the single operation. */
    private Problem problem(RuntimeException failed, Locale locale) {
        if (failed instanceof Refusal refusal) {
            return within(problems.of(refusal, locale));
        }
        if (failed instanceof ConstraintViolationException invalid) {
            return problems.of(invalid, locale);
        }
        if (PassingFailure.caused(failed)) {
            // Those that follow would fail as well: the caller sends all of it again, and what is done stays done.
            throw failed;
        }
        if (isTaken(failed)) {
            return problems.of("already-exists", 409, locale);
        }
        if (UnstorableValue.caused(failed)) {
            return problems.of("malformed-request", 400, locale);
        }
        // By its kind alone: what the database says of it may name a person.
        LOG.errorf("An item cannot be written: %s", failed.getClass().getName());
        return problems.of("internal-error", 500, locale);
    }

    private static boolean isTaken(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.hibernate.exception.ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }

    /** Rules name a field of the details, which are a part of the item. */
    private static Problem within(Problem problem) {
        List<FieldError> errors = problem.errors().stream()
                .map(error -> new FieldError(DETAILS + error.pointer().substring(1), error.detail()))
                .toList();
        return new Problem(
                problem.type(), problem.title(), problem.status(), problem.detail(), errors, problem.correlationId());
    }

    /** It is no object. */
    private static final class ItemUnreadable extends Refusal.Invalid {
        ItemUnreadable() {
            super("malformed-request");
        }
    }
}
