/** The smallest service there can be, so that the platform's mechanisms are tested against real servers. */
package io.dangol.testing.probe;
