package io.dangol.testing.probe;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.problem.Refusal;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A list of the numbers from 1 to 5, and what else a resource may do. */
@Path("/v1/probes")
@PermissionsAllowed("operations:read")
public class ProbeResource {

    private static final Logger LOG = Logger.getLogger(ProbeResource.class);
    private static final int LAST = 5;

    private final Caller caller;
    private final AgroalDataSource dataSource;
    private final EventLog eventLog;

    ProbeResource(Caller caller, AgroalDataSource dataSource, EventLog eventLog) {
        this.caller = caller;
        this.dataSource = dataSource;
        this.eventLog = eventLog;
    }

    public enum Kind {
        ODD,
        EVEN
    }

    @GET
    public Page<Integer> list(
            @RestQuery @DefaultValue("2") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor,
            @RestQuery Optional<Kind> kind,
            @RestQuery Optional<UUID> owner,
            @RestQuery("changed-after") Optional<Instant> changedAfter,
            @RestQuery Optional<LocalDate> day) {
        Cursor after = Cursor.parse(cursor, 1);
        long start = after == null ? 1 : after.number(0) + 1;
        var rows = IntStream.rangeClosed((int) start, LAST)
                .filter(number -> kind.map(kinds -> (number % 2 == 1) == (kinds == Kind.ODD))
                        .orElse(true))
                .boxed()
                .limit(limit + 1L)
                .toList();
        return Page.of(rows, limit, number -> number, Cursor::of);
    }

    @GET
    @Path("/{id}")
    public UUID get(@RestPath UUID id) {
        LOG.info("Probed");
        return id;
    }

    @GET
    @Path("/scopes")
    public Set<String> scopes() {
        return caller.scopes();
    }

    @GET
    @Path("/busy")
    public String busy() {
        throw new Busy();
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("broken: select secret from api_client");
    }

    @GET
    @Path("/partner")
    public String partner() {
        return String.valueOf(caller.partnerId());
    }

    /** As a service would that has forgotten the partner. */
    @GET
    @Path("/walled")
    public int walled() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select count(*) from walled");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** As most changes: load, decide, store, announce. */
    @POST
    @Path("/{id}/happenings")
    @Transactional
    public void happen(@RestPath UUID id, @RestQuery boolean announced, @RestQuery boolean refused) {
        if (announced) {
            eventLog.append(new Happened("asked-for", id.toString(), Instant.now()));
        }
        if (refused) {
            throw new Busy();
        }
    }

    /** As a service would that has checked nothing. */
    @GET
    @Path("/echo")
    public String echo(@RestQuery String value, @RestQuery boolean day) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(day ? "select ?::date::text" : "select ?::timestamptz::text")) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    static final class Busy extends Refusal.Busy {
        Busy() {
            super("busy");
        }
    }
}
