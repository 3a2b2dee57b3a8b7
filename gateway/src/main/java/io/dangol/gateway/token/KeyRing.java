package io.dangol.gateway.token;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The signing keys, oldest first: all are published, the newest that everybody can know by now signs. */
record KeyRing(List<SigningKey> keys) {

    KeyRing {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::madeAt)).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A key set needs at least one EC key with its private part");
        }
    }

    static KeyRing of(String privateJson) {
        try {
            List<SigningKey> keys = new ArrayList<>();
            for (JsonWebKey key : new JsonWebKeySet(privateJson).getJsonWebKeys()) {
                if (key instanceof EllipticCurveJsonWebKey ec && ec.getPrivateKey() != null) {
                    keys.add(SigningKey.of(ec));
                }
            }
            return new KeyRing(keys);
        } catch (JoseException malformed) {
            throw new IllegalArgumentException("The signing keys are not a JWK set", malformed);
        }
    }

    SigningKey signing(Instant now, Duration publishAhead) {
        SigningKey chosen = keys.get(0);
        for (SigningKey key : keys) {
            if (!key.madeAt().plus(publishAhead).isAfter(now)) {
                chosen = key;
            }
        }
        return chosen;
    }

    SigningKey newest() {
        return keys.get(keys.size() - 1);
    }

    KeyRing with(SigningKey key) {
        List<SigningKey> more = new ArrayList<>(keys);
        more.add(key);
        return new KeyRing(more);
    }

    /** Leaves out the keys whose successor had been signing before the given time: no token of theirs is alive. */
    KeyRing withoutThoseReplacedBefore(Instant time, Duration publishAhead) {
        SigningKey signing = signing(time, publishAhead);
        return new KeyRing(keys.subList(keys.indexOf(signing), keys.size()));
    }

    String privateJson() {
        return json(SigningKey::privateJson);
    }

    String publicJson() {
        return json(SigningKey::publicJson);
    }

    List<JsonWebKey> published() {
        try {
            return new JsonWebKeySet(publicJson()).getJsonWebKeys();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String json(Function<SigningKey, String> form) {
        return keys.stream().map(form).collect(joining(",", "{\"keys\":[", "]}"));
    }
}
