package io.dangol.suite.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Members as another system would export them: one in four has a second card, two in three hold points, in up to three
 * lots, which expire at the end of a year as with most programmes; one in fifty owes some.
 *
 * @param points that all of them hold, less what they owe
 * @param expiringLots how many lots expire some day
 * @param expiringPoints what they hold
 */
record MemberFile(Path path, long members, long points, long expiringLots, long expiringPoints) {

    private static final String HEADER = "memberId,cards/0,cards/1,balance,lots/0/points,lots/0/earnedOn,"
            + "lots/0/expiresOn,lots/1/points,lots/1/earnedOn,lots/1/expiresOn,lots/2/points,lots/2/earnedOn,"
            + "lots/2/availableFrom,debts/0/points\n";

    /** The lot that does not expire. */
    private static final long LASTING = 2;

    static MemberFile write(Path path, long members, LocalDate today) {
        long points = 0;
        long expiringLots = 0;
        long expiringPoints = 0;
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(HEADER);
            for (long i = 1; i <= members; i++) {
                long balance = balance(i);
                points += balance;
                for (long lot = 0; lot < Math.min(lots(i), LASTING); lot++) {
                    expiringLots++;
                    expiringPoints += lot(i, lot);
                }
                out.write("M-%08d,%s,%s,%d,%s\n"
                        .formatted(i, card(i), i % 4 == 0 ? "81%014d".formatted(i) : "", balance, holdings(i, today)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MemberFile(path, members, points, expiringLots, expiringPoints);
    }

    static String card(long member) {
        return "80%014d".formatted(member);
    }

    /** One that holds points which expire. */
    static boolean hasLots(long member) {
        return lots(member) > 0;
    }

    private static long lot(long member, long number) {
        return 10 + (member * 31 + number * 17) % 990;
    }

    private static LocalDate endOfYear(LocalDate day) {
        return day.with(TemporalAdjusters.lastDayOfYear());
    }

    private static long lots(long member) {
        return member % 50 == 0 || member % 3 == 0 ? 0 : 1 + (member % 3 + member % 2) % 3;
    }

    private static long balance(long member) {
        long balance = member % 50 == 0 ? -25 : 0;
        for (long i = 0; i < lots(member); i++) {
            balance += lot(member, i);
        }
        return balance;
    }

    private static String holdings(long member, LocalDate today) {
        StringBuilder cells = new StringBuilder();
        for (long i = 0; i < 3; i++) {
            LocalDate earned = today.minusDays(20 + (member * 7 + i * 101) % 600);
            String dates =
                    i == LASTING ? earned + "," + earned.plusDays(14) : earned + "," + endOfYear(earned.plusYears(3));
            cells.append(i < lots(member) ? lot(member, i) + "," + dates + "," : ",,,");
        }
        return cells.append(member % 50 == 0 ? "25" : "").toString();
    }
}
