package io.dangol.loyalty.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group that the brand sees a member in, for a time. Kept as text beside the member: {@code code}, or
 * {@code code:from:until} with either day left out.
 *
 * @param from the first day, by the store's calendar; null: always
 * @param until the first day that no longer counts; null: for ever
 */
public record Segment(
        String code, @Nullable LocalDate from, @Nullable LocalDate until) {

    private static final String BETWEEN = ",";
    private static final String WITHIN = ":";

    public static List<Segment> parse(String text) {
        return split(text).stream().map(Segment::one).toList();
    }

    /** By their codes, each once: of several with one code the last counts. */
    public static String text(List<Segment> segments) {
        List<Segment> each = new ArrayList<>();
        for (Segment segment : segments) {
            each.removeIf(other -> other.code().equals(segment.code()));
            each.add(segment);
        }
        return String.join(
                BETWEEN,
                each.stream()
                        .sorted(Comparator.comparing(Segment::code))
                        .map(Segment::text)
                        .toList());
    }

    /** The pieces of the text as they stand, to be asked later by the day of a sale. */
    public static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(BETWEEN, -1));
    }

    /** Those that are for a time, as they are said now, and the others as they were then. */
    public static List<String> then(List<String> now, List<String> then) {
        List<String> pieces = new ArrayList<>(
                now.stream().filter(piece -> piece.contains(WITHIN)).toList());
        then.stream().filter(piece -> !piece.contains(WITHIN)).forEach(pieces::add);
        return pieces;
    }

    /** Without those for a time, which say themselves when they hold. */
    public static List<String> undated(String text) {
        return split(text).stream().filter(piece -> !piece.contains(WITHIN)).toList();
    }

    /** Those in which the member is on that day. */
    public static List<String> on(List<String> pieces, LocalDate day) {
        return pieces.stream()
                .map(Segment::one)
                .filter(segment -> segment.isOn(day))
                .map(Segment::code)
                .toList();
    }

    public boolean isDated() {
        return from != null || until != null;
    }

    private boolean isOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    private String text() {
        return isDated() ? code + WITHIN + orNone(from) + WITHIN + orNone(until) : code;
    }

    private static String orNone(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Segment one(String piece) {
        String[] parts = piece.split(WITHIN, -1);
        return parts.length == 1 ? new Segment(piece, null, null) : new Segment(parts[0], day(parts[1]), day(parts[2]));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
