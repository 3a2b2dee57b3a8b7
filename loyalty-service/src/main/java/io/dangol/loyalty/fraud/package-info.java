/** Signs of fraud in what was sold and brought back, looked for behind the tills; points on hold until somebody looked into it. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.fraud;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
