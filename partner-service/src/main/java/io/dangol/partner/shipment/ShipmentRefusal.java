package io.dangol.partner.shipment;

import io.dangol.platform.problem.Refusal;

/** Every way a shipment can say no. */
final class ShipmentRefusal {

    private ShipmentRefusal() {}

    static final class NoSuchShipment extends Refusal.Missing {
        NoSuchShipment(Object named) {
            super("no-such-shipment", named);
        }
    }

    static final class ShipmentNumberTaken extends Refusal.Conflict {
        ShipmentNumberTaken(String number) {
            super("shipment-number-taken", number);
        }
    }

    static final class SerialShippedAlready extends Refusal.Conflict {
        SerialShippedAlready(String serial, String number) {
            super("serial-shipped-already", serial, number);
        }
    }

    static final class SerialNamedTwice extends Refusal.Forbidden {
        SerialNamedTwice(String serial) {
            super("serial-named-twice", serial);
        }
    }

    static final class MoreSerialsThanPieces extends Refusal.Forbidden {
        MoreSerialsThanPieces(int serials, int pieces) {
            super("more-serials-than-pieces", serials, pieces);
        }
    }

    static final class TooManySerials extends Refusal.Forbidden {
        TooManySerials(int most) {
            super("too-many-serials", most);
        }
    }

    static final class ShippedInFuture extends Refusal.Forbidden {
        ShippedInFuture() {
            super("shipped-in-future");
        }
    }

    static final class ShipmentNumberStays extends Refusal.Forbidden {
        ShipmentNumberStays() {
            super("shipment-number-stays");
        }
    }

    static final class UnknownRecipient extends Refusal.Forbidden {
        UnknownRecipient(Object named) {
            super("unknown-recipient", named);
        }
    }
}
