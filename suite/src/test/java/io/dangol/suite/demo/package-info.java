@NullMarked
package io.dangol.suite.demo;

import org.jspecify.annotations.NullMarked;
