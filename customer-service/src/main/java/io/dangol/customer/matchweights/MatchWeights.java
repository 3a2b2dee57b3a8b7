package io.dangol.customer.matchweights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.matching.CustomerMatching;
import io.dangol.customer.matching.Judging;
import io.dangol.customer.matching.LearntWeights;
import io.dangol.customer.matching.Naming;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.security.KeyedHash;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The weights that are judged by now: those of the active version, else those built in. */
@Singleton
public class MatchWeights {

    private final Statements statements;
    private final CustomerMatching matching;
    private final ObjectMapper json;
    private final Naming naming;
    private volatile Judging last;

    MatchWeights(
            Statements statements,
            CustomerMatching matching,
            ObjectMapper json,
            @ConfigProperty(name = "dangol.secrets.index-key") String key) {
        KeyedHash hash = new KeyedHash(key);
        this.statements = statements;
        this.matching = matching;
        this.json = json;
        this.naming = (field, text) -> hash.of("FREQUENCY:" + field + "=" + text);
        this.last = matching.builtIn();
    }

    /** Each replica asks which version is active and reads it once. */
    public Judging judging() {
        return statements.run(connection -> {
            int active = WeightsRows.activeVersion(connection).orElse(0);
            Judging known = last;
            if (known.version() != active) {
                known = read(connection, active);
                last = known;
            }
            return known;
        });
    }

    Naming naming() {
        return naming;
    }

    String written(LearntWeights learnt) {
        try {
            return json.writeValueAsString(learnt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Weights could not be written", e);
        }
    }

    LearntWeights read(String learnt) {
        try {
            return json.readValue(learnt, LearntWeights.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Weights could not be read", e);
        }
    }

    private Judging read(Connection connection, int version) throws SQLException {
        Optional<String> learnt =
                WeightsRows.find(connection, version).flatMap(kept -> Optional.ofNullable(kept.learnt()));
        if (learnt.isEmpty()) {
            return matching.builtIn();
        }
        LearntWeights weights = read(learnt.get()).with(WeightsRows.frequencies(connection, version));
        return matching.judging(version, weights, naming);
    }
}
