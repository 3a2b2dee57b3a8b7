package io.dangol.broken;

import io.dangol.embedded.Infrastructure;

/** Knows another module. */
class Neighbour {

    String file() {
        return Infrastructure.class.getName();
    }
}
