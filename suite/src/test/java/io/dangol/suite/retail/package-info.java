@NullMarked
package io.dangol.suite.retail;

import org.jspecify.annotations.NullMarked;
