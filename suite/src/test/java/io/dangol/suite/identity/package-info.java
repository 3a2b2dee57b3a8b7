/** The suite beside an identity provider that it trusts. */
@NullMarked
package io.dangol.suite.identity;

import org.jspecify.annotations.NullMarked;
