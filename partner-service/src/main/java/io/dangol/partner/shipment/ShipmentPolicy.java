package io.dangol.partner.shipment;

import io.dangol.partner.shipment.ShipmentApi.Details;
import io.dangol.partner.shipment.ShipmentApi.Line;
import io.dangol.partner.shipment.ShipmentRefusal.MoreSerialsThanPieces;
import io.dangol.partner.shipment.ShipmentRefusal.SerialNamedTwice;
import io.dangol.partner.shipment.ShipmentRefusal.ShippedInFuture;
import io.dangol.partner.shipment.ShipmentRefusal.TooManySerials;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a delivery note may say. */
final class ShipmentPolicy {

    /** A piece: the maker counts serials by product. */
    record Piece(String sku, String serial) {}

    private ShipmentPolicy() {}

    static void check(Details details, Instant now) {
        // Somewhere it is tomorrow already.
        if (details.shippedOn().isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1))) {
            throw new ShippedInFuture().at("/shippedOn");
        }
        Set<Piece> pieces = new HashSet<>();
        for (int i = 0; i < details.lines().size(); i++) {
            check(details.lines().get(i), "/lines/" + i, pieces);
        }
        if (pieces.size() > Details.MOST_SERIALS_IN_ALL) {
            throw new TooManySerials(Details.MOST_SERIALS_IN_ALL).at("/lines");
        }
    }

    private static void check(Line line, String where, Set<Piece> pieces) {
        List<String> serials = line.named();
        if (serials.size() > line.quantity()) {
            throw new MoreSerialsThanPieces(serials.size(), line.quantity()).at(where + "/serials");
        }
        for (int i = 0; i < serials.size(); i++) {
            if (!pieces.add(new Piece(line.sku(), serials.get(i)))) {
                throw new SerialNamedTwice(serials.get(i)).at(where + "/serials/" + i);
            }
        }
    }
}
