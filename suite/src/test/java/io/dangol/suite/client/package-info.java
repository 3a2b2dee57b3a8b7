@NullMarked
package io.dangol.suite.client;

import org.jspecify.annotations.NullMarked;
