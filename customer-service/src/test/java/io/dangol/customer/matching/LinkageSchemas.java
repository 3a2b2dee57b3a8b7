package io.dangol.customer.matching;

import java.util.ArrayList;
import java.util.List;

/** The public data sets, told to the matcher as any data are. */
final class LinkageSchemas {

    private static final Bands BANDS = new Bands(0.5, 0.999);

    private LinkageSchemas() {}

    /** Without the identifier: would the rest be enough? */
    static Schema febrl(boolean withIdentifier) {
        List<Field> fields = new ArrayList<>(List.of(
                new Field("given_name", Kind.GIVEN_NAME, "surname"),
                new Field("surname", Kind.FAMILY_NAME, "given_name"),
                new Field("street_number", Kind.CODE),
                new Field("address_1", Kind.TEXT, "address_2"),
                new Field("address_2", Kind.TEXT, "address_1"),
                new Field("suburb", Kind.TEXT, "address_2"),
                new Field("postcode", Kind.CODE),
                new Field("state", Kind.TEXT),
                new Field("date_of_birth", Kind.DATE)));
        List<BlockingKey> keys = new ArrayList<>(List.of(
                BlockingKey.on("date_of_birth", Cut.WHOLE),
                BlockingKey.on("address_1", Cut.WHOLE),
                BlockingKey.on("surname", Cut.FIRST_THREE).and("given_name", Cut.FIRST),
                BlockingKey.on("surname", Cut.SOUND)
                        .and("given_name", Cut.SOUND)
                        .anyOrder(),
                BlockingKey.on("given_name", Cut.FIRST_THREE).and("postcode", Cut.WHOLE),
                BlockingKey.on("postcode", Cut.WHOLE).and("street_number", Cut.WHOLE),
                BlockingKey.on("suburb", Cut.FIRST_THREE).and("surname", Cut.FIRST_THREE)));
        if (withIdentifier) {
            // Typed by people, so no identifier in the matcher's sense: it may be wrong, and then it blocks nobody.
            fields.add(new Field("soc_sec_id", Kind.CODE));
            keys.add(BlockingKey.on("soc_sec_id", Cut.WHOLE));
        }
        return new Schema("febrl", "AU", fields, keys, List.of(Rule.nameAlone(fields)), BANDS);
    }

    static Schema fake() {
        List<Field> fields = List.of(
                new Field("first_name", Kind.GIVEN_NAME, "surname"),
                new Field("surname", Kind.FAMILY_NAME, "first_name"),
                new Field("dob", Kind.DATE),
                new Field("city", Kind.TEXT),
                new Field("email", Kind.EMAIL));
        List<BlockingKey> keys = List.of(
                BlockingKey.on("email", Cut.LOCAL_PART),
                BlockingKey.on("dob", Cut.WHOLE),
                BlockingKey.on("surname", Cut.SOUND)
                        .and("first_name", Cut.SOUND)
                        .anyOrder(),
                BlockingKey.on("first_name", Cut.FIRST_THREE).and("city", Cut.FIRST_THREE),
                BlockingKey.on("surname", Cut.FIRST_THREE).and("city", Cut.FIRST_THREE),
                BlockingKey.on("first_name", Cut.FIRST_THREE).and("dob", Cut.YEAR),
                BlockingKey.on("surname", Cut.FIRST_THREE).and("dob", Cut.YEAR));
        return new Schema("fake", "GB", fields, keys, List.of(Rule.nameAlone(fields)), BANDS);
    }
}
