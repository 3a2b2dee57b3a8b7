@NullMarked
package io.dangol.suite.console;

import org.jspecify.annotations.NullMarked;
