package io.dangol.issuers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.testing.StandInIssuer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {

    private static final String PARTNER = UUID.randomUUID().toString();

    private final Trusting trusting = new Trusting();
    private final StandInIssuer issuer = trusting.issuer();

    @AfterEach
    void stop() {
        trusting.close();
    }

    @Test
    void its_token_says_what_one_of_ours_would_and_nothing_more() throws Exception {
        JwtClaims ours = trusting.verified(issuer.token(claims -> claims.setStringClaim("email", "mina@example.com")));

        assertThat(ours.getSubject()).isEqualTo("idp:erp-system");
        assertThat(ours.getClaimsMap())
                .containsEntry("role", "erp")
                .doesNotContainKeys("email", "partnerId", "storeCodes");
        assertThat(ours.toJson()).doesNotContain("mina");
    }

    @Test
    void its_scopes_never_exceed_those_of_the_role() throws Exception {
        String asked = "openid sales:write consents:read operations:write hq-admin";

        JwtClaims ours = trusting.verified(issuer.token(claims -> claims.setStringClaim("scope", asked)));

        assertThat(ours.getStringClaimValue("scope")).isEqualTo("sales:write");
    }

    @Test
    void a_token_without_scopes_may_do_nothing() throws Exception {
        assertThat(trusting.verified(issuer.token(claims -> claims.unsetClaim("scope")))
                        .getStringClaimValue("scope"))
                .isEmpty();
    }

    @Test
    void the_claims_may_have_other_names_and_lie_deeper_and_be_lists() throws Exception {
        trusting.trust(Map.of(
                "claims.role", "realm_access/roles",
                "claims.scope", "https://dangol.example/scopes",
                "claims.partner-id", "dangol/partner",
                "claims.store-codes", "dangol/stores"));

        JwtClaims ours = trusting.verified(issuer.token(claims -> {
            claims.setClaim("realm_access", Map.of("roles", List.of("offline_access", "pos", "hq-admin")));
            claims.setClaim("https://dangol.example/scopes", List.of("sales:write", "kpis:read"));
            claims.setClaim("dangol", Map.of("partner", PARTNER, "stores", List.of("S-1", "S-2")));
        }));

        assertThat(ours.getClaimsMap())
                .containsEntry("role", "pos")
                .containsEntry("scope", "sales:write")
                .containsEntry("partnerId", PARTNER)
                .containsEntry("storeCodes", List.of("S-1", "S-2"));
    }

    @Test
    void a_role_that_the_issuer_may_not_give_is_refused_and_so_are_none_and_two() {
        trusting.refused(issuer.token(claims -> claims.setStringClaim("role", "hq-admin")));
        trusting.refused(issuer.token(claims -> claims.unsetClaim("role")));
        trusting.refused(issuer.token(claims -> claims.setStringListClaim("role", "erp", "pos")));
    }

    @Test
    void a_partners_role_needs_one_partner_and_a_till_its_stores() throws Exception {
        trusting.refused(issuer.token(partner("partner-staff", null, null)));
        trusting.refused(issuer.token(partner("partner-staff", "no id", null)));
        trusting.refused(issuer.token(partner("pos", PARTNER, null)));
        trusting.refused(issuer.token(partner("erp", PARTNER, null)));
        trusting.refused(issuer.token(partner("erp", null, "S-1")));

        assertThat(trusting.verified(issuer.token(partner("partner-staff", PARTNER, null)))
                        .getClaimsMap())
                .containsEntry("partnerId", PARTNER);
    }

    @Test
    void a_role_that_does_not_exist_is_named_when_the_process_starts() {
        assertThatThrownBy(() -> trusting.trust(Map.of("roles", "erp,boss"))).hasMessageContaining("boss");
    }

    private static Consumer<JwtClaims> partner(String role, @Nullable String partner, @Nullable String store) {
        return claims -> {
            claims.setStringClaim("role", role);
            if (partner != null) {
                claims.setStringClaim("partnerId", partner);
            }
            if (store != null) {
                claims.setStringListClaim("storeCodes", store);
            }
        };
    }
}
