package io.dangol.broken.b;

import io.dangol.broken.a.A;

/** Needs its neighbour, which needs it. */
public class B {

    public A a() {
        return new A();
    }
}
