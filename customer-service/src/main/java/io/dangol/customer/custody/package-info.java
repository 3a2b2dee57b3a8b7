/** Which partner introduced a customer, and which one services it, from when until when: who services it sees it. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.custody;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
