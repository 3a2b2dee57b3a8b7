package io.dangol.suite.chaos;

/**
 * Something that goes wrong, and how it ends.
 *
 * @param name for a person, such as {@code kill -9 kafka}
 */
record Fault(String name, Runnable strike, Runnable heal) {

    /** Over as soon as it has happened; what it broke is started again after the round's faults. */
    static Fault once(String name, Runnable strike) {
        return new Fault(name, strike, () -> {});
    }
}
