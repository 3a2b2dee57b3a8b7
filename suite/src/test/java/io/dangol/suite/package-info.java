@NullMarked
package io.dangol.suite;

import org.jspecify.annotations.NullMarked;
