package io.dangol.loyalty.sale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;

/** Its body, where it is large, takes a share of {@link TillPermits} while it is under way. */
@NameBinding
@Retention(RUNTIME)
@interface Weighed {}
