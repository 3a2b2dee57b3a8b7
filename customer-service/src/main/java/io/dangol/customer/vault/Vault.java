package io.dangol.customer.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps personal data sealed, within the caller's transaction. */
@ApplicationScoped
public class Vault {

    private final DataKeys keys;
    private final SealedProfiles profiles;
    private final BlindIndex index;
    private final MatchIndex matches;
    private final Erasures erasures;
    private final Changes changes;
    private final ObjectMapper json;

    Vault(
            DataKeys keys,
            SealedProfiles profiles,
            BlindIndex index,
            MatchIndex matches,
            Erasures erasures,
            Changes changes,
            ObjectMapper json) {
        this.keys = keys;
        this.profiles = profiles;
        this.index = index;
        this.matches = matches;
        this.erasures = erasures;
        this.changes = changes;
        this.json = json;
    }

    /** Keeps what is known of a new customer; nothing known leaves no trace here. */
    public void keep(UUID customerId, PersonalData data) {
        if (!data.isEmpty()) {
            Sealing sealing = keys.toSealFirst(new DataKey.Id(customerId, Retention.PROFILE));
            profiles.persist(new SealedProfile(customerId, sealed(sealing, customerId, data)));
            index.replace(customerId, PersonalData.NONE, data);
            matches.keep(customerId, data);
        }
    }

    /** Keeps what is now known instead of what was known before. */
    public void replace(UUID customerId, PersonalData before, PersonalData after) {
        Optional<SealedProfile> profile = profiles.findByIdOptional(customerId);
        if (profile.isEmpty()) {
            keep(customerId, after);
            return;
        }
        if (after.isEmpty()) {
            profiles.delete(profile.get());
        } else {
            Sealing sealing = keys.toSeal(new DataKey.Id(customerId, Retention.PROFILE));
            profile.get().replace(sealed(sealing, customerId, after));
        }
        index.replace(customerId, before, after);
        matches.keep(customerId, after);
    }

    /** Destroys a key, and with it all that was sealed by it, in every copy of the database that will ever be started. */
    public void erase(UUID customerId, Retention retention) {
        DataKey.Id key = new DataKey.Id(customerId, retention);
        erasures.keep(key);
        if (eraseAll(List.of(key)) == 0 && retention == Retention.PROFILE) {
            // Of whom nothing was known is erased, too, and followers are to hear of it.
            changes.erased(customerId);
        }
    }

    /** How many of the keys were still there. */
    int eraseAll(List<DataKey.Id> erased) {
        int gone = 0;
        for (DataKey.Id key : erased) {
            boolean wasThere = keys.deleteById(key);
            if (key.retention() == Retention.PROFILE) {
                wasThere |= profiles.deleteById(key.customerId());
                wasThere |= index.forget(key.customerId()) > 0;
            }
            if (wasThere && key.retention() == Retention.PROFILE) {
                changes.erased(key.customerId());
            }
            gone += wasThere ? 1 : 0;
        }
        return gone;
    }

    public PersonalData open(UUID customerId) {
        return openAll(Set.of(customerId)).getOrDefault(customerId, PersonalData.NONE);
    }

    /** Those of whom nothing is known are absent. */
    public Map<UUID, PersonalData> openAll(Collection<UUID> customerIds) {
        Map<UUID, Sealing> sealings = keys.toOpenAll(customerIds, Retention.PROFILE);
        Map<UUID, PersonalData> opened = new HashMap<>();
        for (SealedProfile profile : profiles.ofAll(customerIds)) {
            UUID customerId = profile.customerId();
            Sealing sealing = sealings.get(customerId);
            if (sealing != null) {
                opened.put(customerId, read(sealing.open(profile.sealed(), customerId.toString())));
            }
        }
        return opened;
    }

    public Set<UUID> withPhone(String e164) {
        return index.withPhone(e164);
    }

    public Set<UUID> withEmail(String address) {
        return index.withEmail(address);
    }

    /** Those who share enough with these data to be compared with them. */
    public Reached mayMatch(PersonalData data) {
        return matches.sharing(data);
    }

    /** Makes some customers findable for matching who are not yet, or in a former way; how many. */
    int keepMatchesAnew(int limit) {
        List<SealedProfile> former = profiles.ofFormerScheme(limit);
        Map<UUID, PersonalData> data =
                openAll(former.stream().map(SealedProfile::customerId).toList());
        former.forEach(SealedProfile::indexed);
        data.forEach(matches::keepAnew);
        return former.size();
    }

    /** Seals a text of another feature's row with the customer's key; it opens for that row only. */
    public byte[] seal(UUID customerId, Retention retention, UUID row, String text) {
        Sealing sealing = keys.toSeal(new DataKey.Id(customerId, retention));
        return sealing.seal(text.getBytes(UTF_8), context(customerId, row));
    }

    /** Empty once the key was destroyed. */
    public Optional<String> unseal(UUID customerId, Retention retention, UUID row, byte[] sealed) {
        return unsealed(customerId, retention, context(customerId, row), sealed);
    }

    /** What was sealed before rows were told apart. */
    public Optional<String> unsealOfAnyRow(UUID customerId, Retention retention, byte[] sealed) {
        return unsealed(customerId, retention, customerId.toString(), sealed);
    }

    private Optional<String> unsealed(UUID customerId, Retention retention, String context, byte[] sealed) {
        return keys.toOpen(new DataKey.Id(customerId, retention))
                .map(sealing -> new String(sealing.open(sealed, context), UTF_8));
    }

    private static String context(UUID customerId, UUID row) {
        return customerId + "/" + row;
    }

    private byte[] sealed(Sealing sealing, UUID customerId, PersonalData data) {
        try {
            return sealing.seal(json.writeValueAsBytes(data), customerId.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Personal data could not be written", e);
        }
    }

    private PersonalData read(byte[] text) {
        try {
            return json.readValue(text, PersonalData.class);
        } catch (IOException e) {
            // Without the cause: its message quotes what it could not read.
            throw new IllegalStateException("Personal data could not be read");
        }
    }
}
