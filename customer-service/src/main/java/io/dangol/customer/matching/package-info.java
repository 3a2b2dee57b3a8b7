/**
 * Which profiles are one person: exact rules first, then the weights of Fellegi and Sunter, learnt without labels from
 * the operator's own data. Plain Java; docs/matching.md says how and how well.
 */
@NullMarked
@CheckReturnValue
package io.dangol.customer.matching;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
