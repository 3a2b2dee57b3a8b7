package io.dangol.customer.customerimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.customer.customer.ExternalId;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.problem.Problem.FieldError;
import io.dangol.platform.problem.Problems;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rows as the single operation reads its body, so that a file can say nothing that a request could not. */
@Singleton
class RowReader {

    private static final Pattern ID = Pattern.compile("[^\\u0000-\\u001f]{1,100}");
    private static final Pattern POINTER = Pattern.compile("#(/[A-Za-z0-9]{1,40})+");
    private static final String MALFORMED = "row-field-malformed";

    private final ObjectMapper json;
    private final Validator validator;
    private final Problems problems;

    RowReader(ObjectMapper json, Validator validator, Problems problems) {
        this.json = json;
        this.validator = validator;
        this.problems = problems;
    }

    /** @param fields an object, called as the fields are here */
    ImportRow read(Terms terms, ObjectNode fields) {
        List<RowError> errors = new ArrayList<>();
        ObjectNode details = fields.deepCopy();
        ExternalId name = name(terms, details.remove(Terms.EXTERNAL_ID), errors);
        if (!details.has("channel") && terms.channel() != null) {
            details.put("channel", terms.channel());
        }
        birthDate(terms, details, errors);
        details.path("consents").forEach(RowReader::granted);
        RegisterCustomer customer = errors.isEmpty() ? customer(details, errors) : null;
        return new ImportRow(name, customer, fields, errors);
    }

    private static @Nullable ExternalId name(Terms terms, @Nullable JsonNode id, List<RowError> errors) {
        if (id == null || id.isNull() || id.asText().isBlank()) {
            errors.add(RowError.of("#/" + Terms.EXTERNAL_ID, "row-field-missing"));
            return null;
        }
        // Another system's number may come as a number.
        String text = id.isTextual() || id.isIntegralNumber() ? id.asText() : "";
        if (!ID.matcher(text).matches()) {
            errors.add(RowError.of("#/" + Terms.EXTERNAL_ID, MALFORMED));
            return null;
        }
        return new ExternalId(terms.externalSystem(), text);
    }

    private static void birthDate(Terms terms, ObjectNode details, List<RowError> errors) {
        JsonNode date = details.path("birthDate");
        if (!date.isTextual()) {
            return;
        }
        try {
            LocalDate day = LocalDate.parse(date.asText().strip(), terms.dates());
            details.put("birthDate", day.toString());
        } catch (DateTimeException noSuchDay) {
            errors.add(RowError.of("#/birthDate", MALFORMED));
        }
    }

    /** A table knows texts only. */
    private static void granted(JsonNode consent) {
        if (consent instanceof ObjectNode decision && decision.path("granted").isTextual()) {
            String text = decision.path("granted").asText().toLowerCase(Locale.ROOT);
            if (text.equals("true") || text.equals("false")) {
                decision.put("granted", text.equals("true"));
            }
        }
    }

    private @Nullable RegisterCustomer customer(ObjectNode details, List<RowError> errors) {
        try {
            RegisterCustomer customer = json.treeToValue(details, RegisterCustomer.class);
            Set<ConstraintViolation<RegisterCustomer>> violations = validator.validate(customer);
            violations.forEach(violation -> errors.add(error(violation)));
            return violations.isEmpty() ? customer : null;
        } catch (JsonProcessingException unreadable) {
            List<FieldError> fields = problems.of(unreadable, Locale.ENGLISH).errors();
            errors.add(RowError.of(fields.isEmpty() ? "#" : shown(fields.get(0).pointer()), MALFORMED));
            return null;
        }
    }

    private RowError error(ConstraintViolation<?> violation) {
        boolean missing = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .equals(NotNull.class);
        String pointer = problems.of(new ConstraintViolationException(Set.of(violation)), Locale.ENGLISH)
                .errors()
                .get(0)
                .pointer();
        return RowError.of(shown(pointer), missing ? "row-field-missing" : MALFORMED);
    }

    /** A name that the file made up may be somebody's. */
    private static String shown(String pointer) {
        return POINTER.matcher(pointer).matches() ? pointer : "#";
    }
}
