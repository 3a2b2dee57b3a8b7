package io.dangol.broken.a;

import io.dangol.broken.b.B;

/** Needs its neighbour, which needs it. */
public class A {

    public B b() {
        return new B();
    }
}
