package io.dangol.analytics.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query with only those conditions that the question has, so that the planner sees what it can use. */
final class Question {

    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Of rows that have a partner and a store. */
    static Question within(Scope scope) {
        Question question = new Question();
        question.and("t.partner_id = ?", scope.partnerId());
        if (!scope.storeCodes().isEmpty()) {
            question.and(
                    "t.store_id in (select store_id from store where code = any(?))",
                    scope.storeCodes().toArray(String[]::new));
        }
        return question;
    }

    /** Left out where there is no value. */
    void and(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.append(values.isEmpty() ? " where " : " and ").append(condition);
            values.add(value);
        }
    }

    /** @param sql with {@code %s} in the place of the conditions */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.formatted(conditions));
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
