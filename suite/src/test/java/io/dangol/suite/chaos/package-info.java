@NullMarked
package io.dangol.suite.chaos;

import org.jspecify.annotations.NullMarked;
