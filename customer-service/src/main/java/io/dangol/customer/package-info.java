/** What all features of the customer service speak alike. */
@NullMarked
@CheckReturnValue
package io.dangol.customer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
