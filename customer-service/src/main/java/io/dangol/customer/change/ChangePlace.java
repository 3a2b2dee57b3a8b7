package io.dangol.customer.change;

import io.dangol.platform.paging.Cursor;
import org.jspecify.annotations.Nullable;

/** Where a change stands, in the order of the event log. */
record ChangePlace(int epoch, long xid, long number) {

    static final ChangePlace START = new ChangePlace(0, 0, 0);

    /** Where the caller stopped reading; at the beginning, if it never began. */
    static ChangePlace of(@Nullable Cursor cursor) {
        if (cursor == null) {
            return START;
        }
        ChangePlace place = new ChangePlace((int) cursor.number(0), cursor.number(1), cursor.number(2));
        if (place.xid < 0 || place.number < 0 || place.epoch != cursor.number(0) || place.epoch < 0) {
            throw Cursor.invalid();
        }
        return place;
    }

    Cursor cursor() {
        return Cursor.of(epoch, xid, number);
    }

    /** Numbers of transactions have 64 bits and start at 3: none of them is negative for the next million years. */
    boolean isAfter(ChangePlace other) {
        if (epoch != other.epoch) {
            return epoch > other.epoch;
        }
        return xid == other.xid ? number > other.number : xid > other.xid;
    }
}
