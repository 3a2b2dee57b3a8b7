package io.dangol.customer.matching;

import static io.dangol.customer.matching.Level.EXACT;
import static io.dangol.customer.matching.Level.NEAR;
import static io.dangol.customer.matching.Level.SOUND;
import static io.dangol.customer.matching.Level.SWAPPED;
import static io.dangol.customer.matching.Level.UNKNOWN;

import io.dangol.customer.spelling.Mailbox;
import io.dangol.customer.spelling.Phone;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of our customers, and by what they are recognised. */
final class CustomerSchema {

    static final String FAMILY_NAME = "familyName";
    static final String GIVEN_NAME = "givenName";
    static final String PHONE = "phone";
    static final String EMAIL = "email";
    static final String BIRTH_DATE = "birthDate";

    /** What a check of somebody's identity gives, as Korea's connecting information (CI) does; few have it. */
    static final String VERIFIED_ID = "verifiedId";

    /** As many as a family is. */
    private static final int SHARED_BY_FAMILY = 6;

    private static final Set<Level> SAME_NAME = Set.of(EXACT, SOUND);
    private static final Set<Level> SAME_OR_UNKNOWN_NAME = Set.of(EXACT, SOUND, UNKNOWN);

    private static final List<Field> FIELDS = List.of(
            new Field(FAMILY_NAME, Kind.FAMILY_NAME, GIVEN_NAME),
            new Field(GIVEN_NAME, Kind.GIVEN_NAME, FAMILY_NAME),
            new Field(PHONE, Kind.PHONE).limitedTo(SHARED_BY_FAMILY),
            new Field(EMAIL, Kind.EMAIL).limitedTo(SHARED_BY_FAMILY),
            new Field(BIRTH_DATE, Kind.DATE),
            new Field(VERIFIED_ID, Kind.IDENTIFIER));

    private static final List<BlockingKey> KEYS = List.of(
            BlockingKey.on(VERIFIED_ID, Cut.WHOLE),
            BlockingKey.on(PHONE, Cut.WHOLE),
            BlockingKey.on(EMAIL, Cut.WHOLE),
            BlockingKey.on(BIRTH_DATE, Cut.WHOLE).and(GIVEN_NAME, Cut.SOUND),
            BlockingKey.on(BIRTH_DATE, Cut.WHOLE).and(FAMILY_NAME, Cut.SOUND),
            BlockingKey.on(GIVEN_NAME, Cut.SOUND).and(FAMILY_NAME, Cut.SOUND));

    private static final List<Rule> RULES = List.of(
            Rule.otherIdentifier(VERIFIED_ID),
            Rule.sameIdentifier(VERIFIED_ID),
            Rule.nameAlone(FIELDS),
            // Parents let their children's cards run on their number: the same number is the same person only with the
            // name.
            new Rule(
                    "phone-name-birth-date",
                    Map.of(
                            PHONE,
                            Set.of(EXACT),
                            GIVEN_NAME,
                            SAME_NAME,
                            FAMILY_NAME,
                            SAME_OR_UNKNOWN_NAME,
                            BIRTH_DATE,
                            Set.of(EXACT, SWAPPED, NEAR, UNKNOWN)),
                    Band.AUTO),
            new Rule(
                    "email-name-birth-date",
                    Map.of(
                            EMAIL,
                            Set.of(EXACT),
                            GIVEN_NAME,
                            SAME_NAME,
                            FAMILY_NAME,
                            SAME_OR_UNKNOWN_NAME,
                            BIRTH_DATE,
                            Set.of(EXACT, SWAPPED, NEAR, UNKNOWN)),
                    Band.AUTO));

    private CustomerSchema() {}

    static Schema of(String phoneRegion) {
        return of(phoneRegion, Set.of());
    }

    /** @param blocked telephone numbers and e-mail addresses of the operator's that identify nobody */
    static Schema of(String phoneRegion, Set<String> blocked) {
        List<Field> fields = FIELDS.stream()
                .map(field -> switch (field.kind()) {
                    case PHONE -> field.blocking(numbers(blocked, phoneRegion));
                    case EMAIL -> field.blocking(addresses(blocked));
                    case FAMILY_NAME, GIVEN_NAME, TEXT, CODE, DATE, IDENTIFIER -> field;
                })
                .toList();
        return new Schema("customer", phoneRegion, fields, KEYS, RULES, new Bands(0.5, 0.999));
    }

    /** In the one spelling in which they are compared; what is no number is no blocked one. */
    private static String[] numbers(Set<String> blocked, String region) {
        return blocked.stream()
                .filter(value -> value.indexOf('@') < 0)
                .flatMap(value -> Phone.of(value, region).stream())
                .map(Phone::number)
                .toArray(String[]::new);
    }

    private static String[] addresses(Set<String> blocked) {
        return blocked.stream()
                .flatMap(value -> Mailbox.of(value).stream())
                .map(Mailbox::address)
                .toArray(String[]::new);
    }
}
