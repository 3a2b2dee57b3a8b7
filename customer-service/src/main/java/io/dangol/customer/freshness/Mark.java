package io.dangol.customer.freshness;

import java.time.Instant;

/**
 * Since when a field is known to be right.
 *
 * @param source who said so
 * @param inDoubt whether something has told since that it may not be right any more
 */
record Mark(ProfileField field, Instant verifiedAt, String source, boolean inDoubt) {}
