package io.dangol.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.testing.Owner;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the service told everybody, as it stands in its event log. */
@Singleton
public class Announced {

    private final ObjectMapper json;

    Announced(ObjectMapper json) {
        this.json = json;
    }

    /** Of one thing, in its order. */
    public List<JsonNode> of(String key) {
        List<JsonNode> events = new ArrayList<>();
        for (String event : read("select payload::text from event_log where key = ? order by id", key)) {
            try {
                events.add(json.readTree(event));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return events;
    }

    public List<String> everything() {
        return read("select payload::text from event_log where key <> ?", "");
    }

    private List<String> read(String query, String key) {
        try (Connection connection = Owner.connect();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, key);
            List<String> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(row.getString(1));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
