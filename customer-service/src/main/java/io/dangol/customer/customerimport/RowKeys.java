package io.dangol.customer.customerimport;

import io.dangol.customer.customer.CustomerApi.ExternalIdBody;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.customer.customer.ExternalId;
import io.dangol.platform.security.KeyedHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What must stand in one row of a file only, as keyed hashes that mean nothing in another import. */
final class RowKeys {

    private final KeyedHash hash;
    private final UUID importId;

    RowKeys(KeyedHash hash, UUID importId) {
        this.hash = hash;
        this.importId = importId;
    }

    List<String> of(ImportRow row) {
        return List.copyOf(places(row).keySet());
    }

    /** Each with the field in which it stands. */
    Map<String, String> places(ImportRow row) {
        Map<String, String> places = new LinkedHashMap<>();
        if (row.name() != null) {
            places.put(hashed(row.name()), "#/" + Terms.EXTERNAL_ID);
        }
        RegisterCustomer customer = row.customer();
        if (customer == null) {
            return places;
        }
        List<ExternalIdBody> others = customer.externalIds() == null ? List.of() : customer.externalIds();
        for (int i = 0; i < others.size(); i++) {
            places.putIfAbsent(hashed(others.get(i).name()), "#/externalIds/" + i);
        }
        if (customer.cardNumber() != null) {
            places.put(hash.of(importId + "\ncard\n" + customer.cardNumber()), "#/cardNumber");
        }
        return places;
    }

    private String hashed(ExternalId name) {
        return hash.of(importId + "\n" + name.system() + "\n" + name.id());
    }
}
