package io.dangol.broken;

import jakarta.transaction.Transactional;

/** One method of it opens a transaction. */
class ThingWriter {

    @Transactional
    void write() {}
}
