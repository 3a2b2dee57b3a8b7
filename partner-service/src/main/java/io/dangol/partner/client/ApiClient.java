package io.dangol.partner.client;

import io.dangol.partner.client.ClientApi.ClientView;
import io.dangol.partner.client.ClientApi.Create;
import io.dangol.partner.client.ClientEvent.ApiClientChanged;
import io.dangol.partner.client.ClientEvent.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A program that may call: what it is, for whom it acts, and the hash of its secret. */
@Entity
@Table(name = "api_client")
class ApiClient {

    /** Whether it may. */
    enum Status {
        ACTIVE,
        REVOKED
    }

    @Id
    private String id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "partner_id")
    @Nullable private UUID partnerId;

    @Column(name = "store_codes")
    private String storeCodes;

    private String scopes;

    @Column(name = "follows_role")
    private boolean followsRole;

    @Column(name = "secret_hash")
    @JdbcTypeCode(SqlTypes.CHAR)
    private String secretHash;

    @Column(name = "former_hash")
    @JdbcTypeCode(SqlTypes.CHAR)
    @Nullable private String formerHash;

    @Column(name = "former_until")
    @Nullable private Instant formerUntil;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected ApiClient() {}

    ApiClient(String id, Create request, List<String> scopes, String secretHash, Instant at) {
        this.id = id;
        this.name = request.name();
        this.role = request.role();
        this.partnerId = request.partnerId();
        this.storeCodes = String.join(" ", request.stores());
        this.scopes = String.join(" ", scopes);
        this.followsRole = request.scopes() == null;
        this.secretHash = secretHash;
        this.status = Status.ACTIVE;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /**
     * Has what its role has, and keeps what a later version gave: in an upgrade both run side by side.
     *
     * @return false where it has all of it
     */
    boolean followRole(Instant at) {
        List<String> has = list(scopes);
        if (has.containsAll(role.scopes())) {
            return false;
        }
        scopes = Stream.concat(role.scopes().stream(), has.stream()).distinct().collect(Collectors.joining(" "));
        updatedAt = at;
        return true;
    }

    /** The old secret works until its grace is over, so that a till can be told the new one. */
    void rotate(String newHash, Instant oldUntil, Instant at) {
        formerHash = secretHash;
        formerUntil = oldUntil;
        secretHash = newHash;
        updatedAt = at;
    }

    void revoke(Instant at) {
        status = Status.REVOKED;
        updatedAt = at;
    }

    ApiClientChanged told() {
        List<Secret> secrets = new ArrayList<>(List.of(new Secret(secretHash, null)));
        if (formerHash != null && formerUntil != null && formerUntil.isAfter(updatedAt)) {
            secrets.add(new Secret(formerHash, formerUntil));
        }
        return new ApiClientChanged(
                id,
                name,
                role.wire(),
                list(scopes),
                partnerId,
                list(storeCodes),
                secrets,
                status.name(),
                version,
                updatedAt);
    }

    String id() {
        return id;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable UUID partnerId() {
        return partnerId;
    }

    /** Empty for every store of the partner. */
    List<String> storeCodes() {
        return list(storeCodes);
    }

    List<String> scopes() {
        return list(scopes);
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    boolean admits(String hash, Instant at) {
        boolean former = hash.equals(formerHash) && formerUntil != null && formerUntil.isAfter(at);
        return isActive() && (former || hash.equals(secretHash));
    }

    ClientView view() {
        return new ClientView(
                id, null, name, role, partnerId, list(storeCodes), list(scopes), status, createdAt, updatedAt, version);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }
}
