/** Members bring members: what both get once the new one has bought, and kept it. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.referral;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
