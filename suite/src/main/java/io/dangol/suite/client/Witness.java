package io.dangol.suite.client;

import java.net.http.HttpRequest;

/** Hears how each try ended, also those after which the caller tries again. Called by many threads. */
public interface Witness {

    Witness NOBODY = new Witness() {
        @Override
        public void answered(HttpRequest request, Answer answer) {
            // Nobody listens.
        }

        @Override
        public void lost(HttpRequest request) {
            // Nobody listens.
        }
    };

    void answered(HttpRequest request, Answer answer);

    /** Whether it was done nobody knows: the connection broke, or nothing came in time. */
    void lost(HttpRequest request);
}
