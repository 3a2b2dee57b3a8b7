package io.dangol.customer.merge;

import io.dangol.customer.family.Family;
import io.dangol.customer.vault.PersonalData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is told of several records that are one person: of each field what the surviving record says, else what the first
 * one says that was merged into it. A name is taken as a whole: one's given name and another's family name are nobody's.
 */
public final class SurvivorshipPolicy {

    private static final Map<String, Function<PersonalData, Object>> FIELDS = Map.of(
            "name", data -> data.familyName() == null ? data.givenName() : data.familyName(),
            "phone", PersonalData::phone,
            "email", PersonalData::email,
            "birthDate", PersonalData::birthDate);

    private SurvivorshipPolicy() {}

    /** @param data of its members; of whom nothing is known, or nothing may be, is absent */
    public static PersonalData effective(Family family, Map<UUID, PersonalData> data) {
        List<PersonalData> known = known(family, data);
        PersonalData name = known.stream()
                .filter(one -> one.givenName() != null || one.familyName() != null)
                .findFirst()
                .orElse(PersonalData.NONE);
        return new PersonalData(
                name.givenName(),
                name.familyName(),
                first(known, PersonalData::phone),
                first(known, PersonalData::email),
                first(known, PersonalData::birthDate));
    }

    /** Whose record says what is told, field by field; what nobody says is absent. */
    public static Map<String, UUID> origins(Family family, Map<UUID, PersonalData> data) {
        Map<String, UUID> origins = new HashMap<>();
        FIELDS.forEach((field, value) -> family.members().stream()
                .filter(member -> value.apply(data.getOrDefault(member, PersonalData.NONE)) != null)
                .findFirst()
                .ifPresent(member -> origins.put(field, member)));
        return origins;
    }

    private static List<PersonalData> known(Family family, Map<UUID, PersonalData> data) {
        List<PersonalData> known = new ArrayList<>();
        family.members().forEach(member -> known.add(data.getOrDefault(member, PersonalData.NONE)));
        return known;
    }

    private static <T> @Nullable T first(List<PersonalData> known, Function<PersonalData, T> field) {
        return known.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
