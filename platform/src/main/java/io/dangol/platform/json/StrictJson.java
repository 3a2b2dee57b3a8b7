package io.dangol.platform.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;

/** A number is a number: nothing is guessed from strings or cut from fractions where money and points are read. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    /** The last, so that no module brings a milder reading after ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        forbid(json, LogicalType.Integer, CoercionInputShape.String, CoercionInputShape.Float);
        forbid(json, LogicalType.Boolean, CoercionInputShape.String, CoercionInputShape.Integer);
        forbid(
                json,
                LogicalType.Textual,
                CoercionInputShape.Integer,
                CoercionInputShape.Float,
                CoercionInputShape.Boolean);
        forbid(json, LogicalType.Float, CoercionInputShape.String);
        forbid(json, LogicalType.Enum, CoercionInputShape.Integer);
        json.registerModule(new SimpleModule("strict")
                .addDeserializer(Instant.class, new Rfc3339Instants())
                .addDeserializer(String.class, new StorableTexts()));
    }

    private static void forbid(ObjectMapper json, LogicalType type, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            var unused = json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
