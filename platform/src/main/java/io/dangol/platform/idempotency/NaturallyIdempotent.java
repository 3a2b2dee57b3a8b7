package io.dangol.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A POST that needs no {@code Idempotency-Key}: a key of the business's own makes repeating it harmless for ever. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NaturallyIdempotent {

    /** The key, in the field's words. */
    String by();
}
