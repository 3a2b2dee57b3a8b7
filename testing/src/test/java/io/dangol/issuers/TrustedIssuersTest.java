package io.dangol.issuers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.testing.StandInIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuersTest {

    private final Trusting trusting = new Trusting();
    private final StandInIssuer issuer = trusting.issuer();

    @AfterEach
    void stop() {
        trusting.close();
    }

    @Test
    void a_token_for_somebody_else_is_refused_and_so_is_one_without_end_subject_or_issue() {
        trusting.refused(issuer.token(claims -> claims.setAudience("account")));
        trusting.refused(issuer.token(claims -> claims.unsetClaim("aud")));
        trusting.refused(issuer.token(claims -> claims.unsetClaim("exp")));
        trusting.refused(issuer.token(claims -> claims.unsetClaim("sub")));
        trusting.refused(issuer.token(claims -> claims.unsetClaim("iat")));
    }

    @Test
    void clocks_may_differ_by_half_a_minute_and_no_more() throws Exception {
        JwtClaims late = trusting.verified(issuer.token(ended(15)));

        assertThat(late.getExpirationTime().isAfter(NumericDate.now())).isTrue();
        assertThatThrownBy(() -> trusting.verified(issuer.token(ended(45))))
                .isInstanceOfSatisfying(
                        NotTrusted.class,
                        refusal -> assertThat(refusal.hasExpired()).isTrue());
        trusting.refused(issuer.token(claims -> claims.setNotBefore(fromNow(45))));
    }

    @Test
    void a_token_that_lives_for_long_is_refused_since_nobody_here_can_revoke_it() throws Exception {
        JwtClaims hour = trusting.verified(issuer.token(claims -> claims.setExpirationTime(fromNow(3_600 - 5))));

        assertThat(hour.getSubject()).isEqualTo("idp:erp-system");
        trusting.refused(issuer.token(claims -> claims.setExpirationTime(fromNow(3_700))));
    }

    @Test
    void a_key_of_another_kind_verifies_as_well() throws Exception {
        issuer.signByRsa();

        assertThat(trusting.verified(issuer.token(claims -> {})).getSubject()).isEqualTo("idp:erp-system");
    }

    @Test
    void a_forged_token_is_refused_whatever_key_it_names() {
        trusting.refused(issuer.forged(claims -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {AlgorithmIdentifiers.NONE, AlgorithmIdentifiers.HMAC_SHA256})
    void no_signature_is_no_signature_and_a_shared_secret_is_none_either(String algorithm) throws Exception {
        String good = issuer.token(claims -> {});
        JwtClaims known = trusting.verified(good);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(keyIdOf(good));
        token.setPayload(payloadOf(good));
        token.setKey(algorithm.equals(AlgorithmIdentifiers.NONE) ? null : new HmacKey(new byte[32]));

        assertThat(known.getSubject()).isNotEmpty();
        trusting.refused(token.getCompactSerialization());
    }

    @Test
    void an_issuer_that_nobody_named_is_not_known() throws Exception {
        try (StandInIssuer stranger = StandInIssuer.start()) {
            String token = stranger.token(claims -> {});
            String liar = stranger.token(claims -> claims.setIssuer(issuer.url()));

            assertThat(trusting.issuers().know(token)).isFalse();
            trusting.refused(token);
            assertThat(trusting.issuers().know(liar)).isTrue();
            trusting.refused(liar);
        }
        assertThat(trusting.issuers().know("garbage")).isFalse();
    }

    @Test
    void a_new_key_is_asked_for_once_and_a_made_up_one_not_again_and_again() throws Exception {
        JwtClaims before = trusting.verified(issuer.token(claims -> {}));
        issuer.rotate();

        trusting.refused(issuer.token(claims -> {}));
        trusting.refused(issuer.token(claims -> {}));

        assertThat(before.getSubject()).isNotEmpty();
        assertThat(issuer.asked()).isEqualTo(1);

        trusting.waitFor(Duration.ofSeconds(5));

        assertThat(trusting.verified(issuer.token(claims -> {})).getSubject()).isEqualTo(before.getSubject());
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void while_the_issuer_is_away_its_known_keys_stay() throws Exception {
        String token = issuer.token(claims -> {});
        JwtClaims before = trusting.verified(token);
        issuer.away(true);

        trusting.issuers().ask();

        assertThat(trusting.verified(token).getSubject()).isEqualTo(before.getSubject());
        issuer.away(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{\"keys\": 7}", "{\"keys\": [7]}", "{\"keys\": [{\"kty\": \"EC\"}]}", "<html>", "null"})
    void keys_that_nobody_can_read_end_nothing(String nonsense) throws Exception {
        String token = issuer.token(claims -> {});
        JwtClaims before = trusting.verified(token);
        issuer.publish(nonsense);

        assertThatCode(() -> trusting.issuers().ask()).doesNotThrowAnyException();

        assertThat(trusting.verified(token).getSubject()).isEqualTo(before.getSubject());
    }

    @Test
    void after_a_rotation_the_new_key_counts_and_the_old_one_does_not() throws Exception {
        String old = issuer.token(claims -> {});
        JwtClaims before = trusting.verified(old);
        issuer.rotate();

        trusting.issuers().ask();

        assertThat(trusting.verified(issuer.token(claims -> {})).getSubject()).isEqualTo(before.getSubject());
        trusting.refused(old);
    }

    @Test
    void a_discovery_document_that_speaks_for_another_is_none() {
        issuer.speakFor("https://other.example");

        trusting.refused(issuer.token(claims -> {}));
    }

    @Test
    void the_keys_may_be_named_without_discovery() throws Exception {
        issuer.speakFor("https://other.example");
        trusting.trust(Map.of("jwks-url", issuer.url() + "/keys"));

        assertThat(trusting.verified(issuer.token(claims -> {})).getSubject()).isEqualTo("idp:erp-system");
    }

    /** Given long ago, and over since so many seconds. */
    private static Consumer<JwtClaims> ended(int secondsAgo) {
        return claims -> {
            claims.setIssuedAt(fromNow(-300));
            claims.setExpirationTime(fromNow(-secondsAgo));
        };
    }

    private static NumericDate fromNow(int seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    private static String keyIdOf(String token) throws Exception {
        return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
    }

    private static String payloadOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
