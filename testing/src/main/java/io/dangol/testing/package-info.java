/** What the tests of every service share: infrastructure, tokens, contracts, rules of architecture. */
@NullMarked
package io.dangol.testing;

import org.jspecify.annotations.NullMarked;
