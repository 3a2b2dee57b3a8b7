/** The manifests under deploy/kubernetes, held to the API's own types and to our rules. */
@NullMarked
package io.dangol.suite.kubernetes;

import org.jspecify.annotations.NullMarked;
