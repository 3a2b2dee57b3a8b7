package io.dangol.customer.vault;

import com.google.crypto.tink.subtle.Random;
import io.dangol.customer.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keys of work that passes: what lies there meanwhile is unreadable as soon as its key is gone. */
@Singleton
public class WorkKeys {

    private final Statements statements;
    private final MasterKeys masters;

    WorkKeys(Statements statements, MasterKeys masters) {
        this.statements = statements;
        this.masters = masters;
    }

    /** A new one for this work, within the transaction that begins it. */
    public void make(UUID workId) {
        byte[] key = Random.randBytes(Sealing.KEY_BYTES);
        int unused = statements.run(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into work_key (id, wrapped, master_key) values (?, ?, ?)")) {
                insert.setObject(1, workId);
                insert.setBytes(2, masters.wrap(key, context(workId)));
                insert.setString(3, masters.currentId());
                return insert.executeUpdate();
            }
        });
    }

    /** Empty once it was destroyed. */
    public Optional<Sealing> open(UUID workId) {
        return statements.run(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select wrapped, master_key from work_key where id = ?")) {
                select.setObject(1, workId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(sealing(workId, row)) : Optional.empty();
                }
            }
        });
    }

    /** What was sealed with it cannot be read any more. */
    public void destroy(UUID workId) {
        int unused = statements.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from work_key where id = ?")) {
                delete.setObject(1, workId);
                return delete.executeUpdate();
            }
        });
    }

    Set<String> masterKeysInUse() {
        return statements.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select distinct master_key from work_key");
                    ResultSet row = select.executeQuery()) {
                Set<String> ids = new HashSet<>();
                while (row.next()) {
                    ids.add(row.getString(1));
                }
                return ids;
            }
        });
    }

    /** Seals some anew that the current master key has not sealed; how many. */
    int rewrap(int limit) {
        return statements.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select id, wrapped, master_key from work_key"
                    + " where master_key <> ? limit ? for update skip locked")) {
                select.setString(1, masters.currentId());
                select.setInt(2, limit);
                int moved = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        moved += rewrap(connection, row.getObject(1, UUID.class), row.getString(3), row.getBytes(2));
                    }
                }
                return moved;
            }
        });
    }

    private int rewrap(Connection connection, UUID id, String master, byte[] wrapped) throws SQLException {
        byte[] key = masters.unwrap(master, wrapped, context(id));
        try (PreparedStatement update =
                connection.prepareStatement("update work_key set wrapped = ?, master_key = ? where id = ?")) {
            update.setBytes(1, masters.wrap(key, context(id)));
            update.setString(2, masters.currentId());
            update.setObject(3, id);
            return update.executeUpdate();
        }
    }

    private Sealing sealing(UUID workId, ResultSet row) throws SQLException {
        return new Sealing(masters.unwrap(row.getString(2), row.getBytes(1), context(workId)));
    }

    private static String context(UUID workId) {
        return "work/" + workId;
    }
}
