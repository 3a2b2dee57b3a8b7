package io.dangol.customer.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.customer.CustomerApi.CustomerDetails;
import io.dangol.customer.customer.CustomerApi.ExternalIdBody;
import io.dangol.customer.vault.Contacts;
import io.dangol.customer.vault.PersonalData;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a customer's details apart into what is sealed and what is not, and compares them. */
@Singleton
class Details {

    private final Contacts contacts;
    private final ObjectMapper json;

    Details(Contacts contacts, ObjectMapper json) {
        this.contacts = contacts;
        this.json = json;
    }

    static CustomerDetails of(PersonalData data, @Nullable String preferredLanguage, Collection<ExternalId> names) {
        List<ExternalIdBody> externalIds =
                names.stream().sorted().distinct().map(ExternalIdBody::of).toList();
        return new CustomerDetails(
                data.givenName(),
                data.familyName(),
                data.phone(),
                data.email(),
                data.birthDate(),
                preferredLanguage,
                externalIds);
    }

    static CustomerDetails withNames(CustomerDetails details, Collection<ExternalId> names) {
        return new CustomerDetails(
                details.givenName(),
                details.familyName(),
                details.phone(),
                details.email(),
                details.birthDate(),
                details.preferredLanguage(),
                names.stream().map(ExternalIdBody::of).toList());
    }

    /** The personal part, each value in the one way it is kept. */
    PersonalData personal(CustomerDetails details) {
        return new PersonalData(
                mapped(details.givenName(), Details::composed),
                mapped(details.familyName(), Details::composed),
                mapped(details.phone(), contacts::phone),
                mapped(details.email(), contacts::email),
                details.birthDate());
    }

    static SortedSet<ExternalId> names(CustomerDetails details) {
        List<ExternalIdBody> given = details.externalIds() == null ? List.of() : details.externalIds();
        return given.stream().map(ExternalIdBody::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the fields that differ. */
    SortedSet<String> changed(CustomerDetails before, CustomerDetails after) {
        JsonNode old = json.valueToTree(before);
        JsonNode now = json.valueToTree(after);
        return Stream.concat(old.properties().stream(), now.properties().stream())
                .map(Map.Entry::getKey)
                .filter(field -> !old.path(field).equals(now.path(field)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String mapped(@Nullable String value, UnaryOperator<String> way) {
        return value == null ? null : way.apply(value);
    }

    private static String composed(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}
