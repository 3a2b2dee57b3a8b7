@NullMarked
package io.dangol.suite.launcher;

import org.jspecify.annotations.NullMarked;
