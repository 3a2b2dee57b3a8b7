package io.dangol.platform.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Which topics were made, and where the log stood then: without it a new topic and a lost one look alike. */
final class MadeTopics {

    private static final String GO_BACK = """
            update relay_position p set epoch = t.epoch, xid = t.xid, id = t.id
              from (select epoch, xid, id from relay_topic where name = any(?)
                     order by relay_topic.epoch, relay_topic.xid, relay_topic.id limit 1) t
             where (p.epoch, p.xid, p.id) > (t.epoch, t.xid, t.id)""";
    private static final String REMEMBER = """
            insert into relay_topic (name, epoch, xid, id)
            select name, p.epoch, p.xid, p.id from unnest(?::text[]) name, relay_position p
                on conflict on constraint relay_topic_pk do nothing""";

    private MadeTopics() {}

    /** Sets the log back to where these topics begin, as far as they were made before; false where it stays. */
    static boolean goBackToBeginOf(Connection connection, List<Topic> missing) throws SQLException {
        boolean moved = execute(connection, GO_BACK, missing) > 0;
        var unused = execute(connection, REMEMBER, missing);
        return moved;
    }

    private static int execute(Connection connection, String sql, List<Topic> topics) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", topics.stream().map(Topic::name).toArray()));
            return statement.executeUpdate();
        }
    }
}
