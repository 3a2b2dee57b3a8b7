/** What events fold into: facts that are counted once, and the totals over them that questions are answered from. */
@NullMarked
@CheckReturnValue
package io.dangol.analytics.fact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
