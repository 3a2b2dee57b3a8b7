package io.dangol.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Access tokens as the gateway would give them, signed with a key of this test run. */
public final class Tokens {

    static final KeyPair KEYS = keys();
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final String clientId;
    private final JwtClaimsBuilder claims;

    private Tokens(String role, String scopes) {
        this.clientId = role + "-" + UUID.randomUUID();
        this.claims = Jwt.issuer("dangol")
                .audience("dangol")
                .subject(clientId)
                .upn(clientId)
                .claim("role", role)
                .claim("scope", scopes);
    }

    /** Of headquarters: bound to no partner. Scopes separated by spaces. */
    public static Tokens of(String role, String scopes) {
        return new Tokens(role, scopes);
    }

    /** Everything that an administrator of headquarters may do. */
    public static String admin() {
        return of("hq-admin", EVERY_SCOPE).bearer();
    }

    public static final String EVERY_SCOPE = "partners:read partners:write stores:read stores:write api-clients:read"
            + " api-clients:write programs:read programs:write products:read products:write cards:read cards:write"
            + " sales:read sales:write redemptions:write ledger:read customers:read customers:write consents:read"
            + " consents:write kpis:read operations:read operations:write audit:read member-tokens:issue"
            + " adjustments:read adjustments:request adjustments:approve tiers:read tiers:write tiers:grant"
            + " redemptions:hold rewards:read rewards:write rewards:claim rewards:cancel vouchers:issue"
            + " vouchers:redeem"
            + " settlements:read settlements:write settlements:close liability:read merges:read merges:write"
            + " bonus-campaigns:read bonus-campaigns:write bonus-campaigns:decide members:import"
            + " receipts:claim coalitions:read coalitions:write gifts:give gifts:read gifts:reverse"
            + " households:read households:join fraud:read fraud:write fraud:review staff-cards:read"
            + " staff-cards:write referrals:read referrals:write referrals:use redemptions:resolve"
            + " contact-permits:read contact-permits:write contact-policies:read contact-policies:write"
            + " leave-alone:write"
            + " accounts:read accounts:write"
            + " custodies:write shipments:read shipments:write customers:import changes:read customers:export"
            + " customers:export-clear match-reviews:read match-reviews:write match-weights:read"
            + " match-weights:write customer-merges:read customer-merges:write";

    /** What a token that speaks for a member may do. */
    static final String SCOPES_OF_MEMBER =
            "cards:read rewards:read rewards:claim redemptions:hold receipts:claim gifts:give gifts:read households:read households:join referrals:use";

    /** As a client of headquarters has it made for one membership, {@code memberId}, or for a customer, {@code customerId}. */
    public static Tokens member(String claim, UUID id) {
        return of("member", SCOPES_OF_MEMBER).boundTo(claim, id).actor("a-web-shop");
    }

    public Tokens boundTo(String claim, UUID id) {
        claims.claim(claim, id.toString());
        return this;
    }

    /** The API client that had it made and answers for it. */
    public Tokens actor(String id) {
        claims.claim("act", Map.of("sub", id));
        return this;
    }

    /** Of an API client that is known by this id. */
    public Tokens client(String id) {
        claims.subject(id).upn(id);
        return this;
    }

    public Tokens partner(UUID partnerId) {
        claims.claim("partnerId", partnerId.toString());
        return this;
    }

    public Tokens stores(String... codes) {
        claims.claim("storeCodes", Set.of(codes));
        return this;
    }

    public String clientId() {
        return clientId;
    }

    /** The token alone, as {@code given().auth().oauth2(...)} wants it. */
    public String bearer() {
        return signed(Instant.now(), KEYS);
    }

    /** One whose time is over. */
    public String expired() {
        return signed(Instant.now().minus(Duration.ofHours(1)), KEYS);
    }

    /** One that somebody else signed. */
    public String foreign() {
        return signed(Instant.now(), keys());
    }

    private String signed(Instant at, KeyPair keys) {
        return claims.issuedAt(at)
                .expiresAt(at.plus(LIFE))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(keys.getPrivate());
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
            throw new IllegalStateException("Every JDK has P-256", impossible);
        }
    }
}
