/** How fast the suite is, as ratios of what was measured in the same run on the same machine. */
@NullMarked
package io.dangol.suite.bench;

import org.jspecify.annotations.NullMarked;
