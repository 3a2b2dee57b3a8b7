/** The one API document, merged from those of the services, and the page that shows it. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.openapi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
