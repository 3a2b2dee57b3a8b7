/** Whether somebody may be contacted, until when and why, or why not and from when on: pure, without any framework. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.permit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
