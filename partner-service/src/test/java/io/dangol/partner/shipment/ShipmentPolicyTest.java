package io.dangol.partner.shipment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.partner.shipment.ShipmentApi.Details;
import io.dangol.partner.shipment.ShipmentApi.Line;
import io.dangol.partner.shipment.ShipmentRefusal.MoreSerialsThanPieces;
import io.dangol.partner.shipment.ShipmentRefusal.SerialNamedTwice;
import io.dangol.partner.shipment.ShipmentRefusal.ShippedInFuture;
import io.dangol.partner.shipment.ShipmentRefusal.TooManySerials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShipmentPolicyTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @Test
    void what_leaves_today_somewhere_on_earth_has_left() {
        assertThatCode(() -> check(TODAY.plusDays(1), line(1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(TODAY.plusDays(2), line(1))).isInstanceOf(ShippedInFuture.class);
    }

    @Test
    void there_are_no_more_serials_than_pieces() {
        assertThatCode(() -> check(TODAY, line(2, "A", "B"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(TODAY, line(1, "A", "B"))).isInstanceOf(MoreSerialsThanPieces.class);
    }

    @Test
    void a_piece_is_named_once_and_another_product_may_have_its_serial() {
        assertThatCode(() -> check(TODAY, line(1, "A"), new Line("OTHER", 1, List.of("A"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(TODAY, line(1, "A"), line(1, "A"))).isInstanceOf(SerialNamedTwice.class);
    }

    @Test
    void all_lines_together_name_two_thousand_serials_at_most() {
        assertThatCode(() -> check(TODAY, many("A", 1_000), many("B", 1_000))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(TODAY, many("A", 1_000), many("B", 1_001)))
                .isInstanceOf(TooManySerials.class);
    }

    private static void check(LocalDate shippedOn, Line... lines) {
        ShipmentPolicy.check(new Details("DN-1", UUID.randomUUID(), shippedOn, List.of(lines)), NOON);
    }

    private static Line line(int quantity, String... serials) {
        return new Line("PLIER", quantity, List.of(serials));
    }

    private static Line many(String prefix, int count) {
        return new Line(
                "PLIER",
                count,
                IntStream.range(0, count).mapToObj(i -> prefix + i).toList());
    }
}
