package io.dangol.customer.matching;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of a customer that it may be recognised by. Its text form tells nothing, so that no log line can. */
public record Person(
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable LocalDate birthDate) {

    /** By the fields of {@link CustomerSchema}. */
    Map<String, String> said() {
        Map<String, String> said = new HashMap<>();
        put(said, CustomerSchema.FAMILY_NAME, familyName);
        put(said, CustomerSchema.GIVEN_NAME, givenName);
        put(said, CustomerSchema.PHONE, phone);
        put(said, CustomerSchema.EMAIL, email);
        put(said, CustomerSchema.BIRTH_DATE, birthDate);
        return said;
    }

    private static void put(Map<String, String> said, String field, @Nullable Object value) {
        if (value != null) {
            String unused = said.put(field, value.toString());
        }
    }

    @Override
    public String toString() {
        return "Person[***]";
    }
}
