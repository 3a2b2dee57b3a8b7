package io.dangol.customer.batch;

import io.dangol.platform.problem.Refusal;

/** Every way all items can be refused; each alone is answered with its own problem. */
final class BatchRefusal {

    private BatchRefusal() {}

    static final class TooManyItems extends Refusal.Forbidden {
        TooManyItems() {
            super("too-many-items", BatchApi.MOST);
            var unused = at("/items");
        }
    }
}
