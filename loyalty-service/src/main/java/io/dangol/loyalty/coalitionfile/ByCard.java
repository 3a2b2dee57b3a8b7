package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.coalitionfile.LeftLines.Place;
import io.dangol.loyalty.coalitionfile.Pairing.Pair;
import io.dangol.loyalty.coalitionfile.Pairing.Shown;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds by card, store and time what receipts did not tell: coalitions often have numbers of their own. */
@Singleton
class ByCard {

    private final FileConfig config;

    ByCard(FileConfig config) {
        this.config = config;
    }

    /** Some lines that name no receipt; answers the last line that it looked at, if there are more. */
    Optional<Long> reset(Connection connection, CoalitionFile file, long after) throws SQLException {
        long last = after + config.batch();
        int unused = LeftLines.reset(connection, file.id(), after, last);
        return last < file.reached().lines() ? Optional.of(last) : Optional.empty();
    }

    /** The next cards; answers the last of their lines, if there are more. */
    Optional<FileLine> step(Connection connection, CoalitionFile file, FileLine after) throws SQLException {
        List<FileLine> lines = LeftLines.next(connection, file.id(), after, config.batch() + 1);
        boolean more = lines.size() > config.batch();
        List<FileLine> whole = more ? wholeCards(lines) : lines;
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        pair(connection, file, whole);
        return more ? Optional.of(whole.get(whole.size() - 1)) : Optional.empty();
    }

    /** The last card may go on: it comes first next time, unless all of them are of the one. */
    private static List<FileLine> wholeCards(List<FileLine> lines) {
        Place last = Place.of(lines.get(lines.size() - 1));
        List<FileLine> before =
                lines.stream().filter(line -> !Place.of(line).equals(last)).toList();
        return before.isEmpty() ? lines.subList(0, lines.size() - 1) : before;
    }

    private void pair(Connection connection, CoalitionFile file, List<FileLine> lines) throws SQLException {
        UUID id = file.id();
        Map<Place, List<FileLine>> places = new LinkedHashMap<>();
        lines.forEach(line ->
                places.computeIfAbsent(Place.of(line), at -> new ArrayList<>()).add(line));
        Map<Place, List<Shown>> shown = LeftLines.shown(connection, id, places.keySet(), lines, config.clocksApart());
        List<Pair> pairs = new ArrayList<>();
        places.forEach((place, some) -> pairs.addAll(
                Pairing.of(some, shown.getOrDefault(place, List.of()), config.clocksApart(), file.tolerance())));
        if (!pairs.isEmpty()) {
            LeftLines.tell(connection, id, pairs);
        }
    }
}
