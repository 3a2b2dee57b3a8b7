package io.dangol.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation for people who have no credentials; what it needs to know of them comes with the request. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WithoutToken {

    /** Why none is asked for, and what stands in its place. */
    String because();
}
