/** What was delivered to which partner, down to the serial: what an ERP tells, and what the installed base begins with. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.shipment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
