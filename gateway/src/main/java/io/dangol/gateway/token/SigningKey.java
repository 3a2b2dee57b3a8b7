package io.dangol.gateway.token;

import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A key pair on P-256 and when it was made. */
record SigningKey(EllipticCurveJsonWebKey key, Instant madeAt) {

    private static final String MADE_AT = "iat";

    static SigningKey make(Instant now) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            key.setUse(Use.SIGNATURE);
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.setOtherParameter(MADE_AT, now.getEpochSecond());
            return new SigningKey(key, Instant.ofEpochSecond(now.getEpochSecond()));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that does not say when it was made is older than any that does. */
    static SigningKey of(EllipticCurveJsonWebKey key) {
        Number madeAt = key.getOtherParameterValue(MADE_AT, Number.class);
        return new SigningKey(key, madeAt == null ? Instant.EPOCH : Instant.ofEpochSecond(madeAt.longValue()));
    }

    String id() {
        return key.getKeyId();
    }

    String privateJson() {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    String publicJson() {
        return key.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
