/** Partners: the dealers, franchisees, agencies and others through whom the customers are reached. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.partner;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
