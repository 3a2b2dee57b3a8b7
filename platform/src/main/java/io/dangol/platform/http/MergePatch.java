package io.dangol.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.platform.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** JSON Merge Patch (RFC 7396): what is named is replaced, null removes, the rest stays. */
@Singleton
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The resource's changeable part after the patch, read strictly and validated.
     *
     * @throws ConstraintViolationException if the outcome breaks a constraint of its type
     * @throws PatchInvalid 400 if the patch is no object or names what cannot be changed
     */
    public <T> T apply(T current, JsonNode patch) {
        if (!(patch instanceof ObjectNode)) {
            throw new PatchInvalid();
        }
        T changed = read(merged(json.valueToTree(current), patch), current);
        Set<ConstraintViolation<T>> violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private <T> T read(JsonNode merged, T current) {
        try {
            @SuppressWarnings("unchecked") // A record's class is that of the record itself.
            Class<T> type = (Class<T>) current.getClass();
            return json.treeToValue(merged, type);
        } catch (JsonProcessingException unreadable) {
            throw new PatchUnreadable(unreadable);
        }
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                var unused = result.remove(change.getKey());
            } else {
                JsonNode before = result.path(change.getKey());
                result.set(change.getKey(), merged(before, change.getValue()));
            }
        });
        return result;
    }

    /** The patch is no JSON object. */
    public static final class PatchInvalid extends Refusal.Invalid {
        PatchInvalid() {
            super("patch-invalid");
        }
    }

    /** Carries Jackson's complaint to the mapper, which names the field. */
    public static final class PatchUnreadable extends jakarta.ws.rs.WebApplicationException {
        PatchUnreadable(JsonProcessingException cause) {
            super(cause, 400);
        }
    }
}
