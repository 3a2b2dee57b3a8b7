/** Who may call the API: tills, portals, back offices. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
