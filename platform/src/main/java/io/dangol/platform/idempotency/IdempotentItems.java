package io.dangol.platform.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST of many items whose caller may name an {@code Idempotency-Key}: each item is a transaction of its own and done
 * once under the key ({@link ItemKeys}), also where the request broke off between two.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface IdempotentItems {}
