package io.dangol.customer.matching;

import io.dangol.customer.spelling.DateDigits;
import io.dangol.customer.spelling.Mailbox;
import io.dangol.customer.spelling.PersonName;
import io.dangol.customer.spelling.Phone;
import io.dangol.customer.spelling.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How raw fields become a profile: each in its one spelling, without values that identify nobody. */
final class Reading {

    private final Schema schema;

    Reading(Schema schema) {
        this.schema = schema;
    }

    Profile profile(String id, Map<String, String> raw) {
        PersonName name = PersonName.of(said(Kind.FAMILY_NAME, raw), said(Kind.GIVEN_NAME, raw));
        Map<String, Value> values = new HashMap<>();
        for (Field field : schema.fields()) {
            value(field, name, raw)
                    .filter(value -> !field.blocks(value.text()))
                    .ifPresent(value -> values.put(field.name(), value));
        }
        return new Profile(id, values);
    }

    /** The same without values that more profiles share than one person can be. */
    List<Profile> withinLimits(List<Profile> profiles) {
        Map<String, Map<String, Integer>> sharing = new HashMap<>();
        for (Profile profile : profiles) {
            profile.values().forEach((field, value) -> {
                int unused =
                        sharing.computeIfAbsent(field, any -> new HashMap<>()).merge(value.text(), 1, Integer::sum);
            });
        }
        return profiles.stream()
                .map(profile -> profile.without(overLimit(profile, sharing)))
                .toList();
    }

    private List<String> overLimit(Profile profile, Map<String, Map<String, Integer>> sharing) {
        return schema.fields().stream()
                .filter(field -> {
                    Value value = profile.value(field.name());
                    return value != null
                            && sharing.getOrDefault(field.name(), Map.of()).getOrDefault(value.text(), 0)
                                    > field.limit();
                })
                .map(Field::name)
                .toList();
    }

    private Optional<Value> value(Field field, PersonName name, Map<String, String> raw) {
        Optional<String> said = filled(raw.get(field.name()));
        return switch (field.kind()) {
            case FAMILY_NAME ->
                filled(name.family()).map(family -> new Value(family, PersonName.soundsOfFamily(family), true));
            case GIVEN_NAME ->
                filled(name.given()).map(given -> new Value(given, PersonName.soundsOfGiven(given), true));
            case TEXT, CODE ->
                said.map(PlainText::letters).flatMap(Reading::filled).map(Value::new);
            case DATE -> said.flatMap(DateDigits::of).map(Value::new);
            case PHONE ->
                said.flatMap(text -> Phone.of(text, schema.phoneRegion()))
                        .map(phone -> new Value(phone.number(), Set.of(), phone.personal()));
            case EMAIL ->
                said.flatMap(Mailbox::of).map(mailbox -> new Value(mailbox.address(), Set.of(), mailbox.personal()));
            case IDENTIFIER -> said.map(String::strip).map(Value::new);
        };
    }

    private @Nullable String said(Kind kind, Map<String, String> raw) {
        return schema.fields().stream()
                .filter(field -> field.kind() == kind)
                .findFirst()
                .map(field -> raw.get(field.name()))
                .orElse(null);
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).filter(filled -> !filled.isBlank());
    }
}
