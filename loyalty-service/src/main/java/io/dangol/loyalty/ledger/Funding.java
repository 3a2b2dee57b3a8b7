package io.dangol.loyalty.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who pays for the points of a lot, and in what proportion. Points have a place in their lot, and each place a funder:
 * however they are taken, put back and taken again, each funder has paid for its share of what is gone, to the point.
 */
public record Funding(List<Share> shares) {

    /** @param weight above zero, against those of the others */
    public record Share(UUID funderId, int weight) {}

    /** How many points of a funder; signed. */
    public record Part(UUID funderId, long points) {}

    public Funding {
        shares = List.copyOf(shares);
        boolean twice = shares.stream().map(Share::funderId).distinct().count() < shares.size();
        if (shares.isEmpty() || twice || shares.stream().anyMatch(share -> share.weight() <= 0)) {
            throw new IllegalArgumentException("Each funder has one share, above nothing");
        }
    }

    public static Funding by(UUID funderId) {
        return new Funding(List.of(new Share(funderId, 1)));
    }

    /** Lots begin at places of their own: of many small ones nobody pays for all first points. */
    public long offset(UUID lotId) {
        return Math.floorMod(lotId.getLeastSignificantBits(), weights());
    }

    /** An id as good as this one, by which a lot begins where that place is: a part of a lot goes on with its funders. */
    UUID beginningAt(long place, UUID id) {
        long ahead = Math.floorMod(place - offset(id), weights());
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + ahead);
    }

    private long weights() {
        return shares.stream().mapToLong(Share::weight).sum();
    }

    /** Whose are the places from one to before another; below zero where they come back. */
    public List<Part> between(long from, long to) {
        List<Part> parts = new ArrayList<>();
        long[] before = first(from);
        long[] after = first(to);
        for (int i = 0; i < after.length; i++) {
            if (after[i] != before[i]) {
                parts.add(new Part(shares.get(i).funderId(), after[i] - before[i]));
            }
        }
        return parts;
    }

    /** Of so many places. One share after the other is cut from what is left, so none ever shrinks as places are added. */
    private long[] first(long places) {
        long[] parts = new long[shares.size()];
        long left = places;
        long weights = weights();
        for (int i = 0; i < parts.length - 1; i++) {
            int weight = shares.get(i).weight();
            parts[i] = BigInteger.valueOf(left)
                    .multiply(BigInteger.valueOf(weight))
                    .divide(BigInteger.valueOf(weights))
                    .longValueExact();
            left -= parts[i];
            weights -= weight;
        }
        parts[parts.length - 1] = left;
        return parts;
    }

    /** The funder alone, or each with its weight: as it is kept and hashed. */
    public String text() {
        return shares.size() == 1
                ? shares.get(0).funderId().toString()
                : shares.stream()
                        .map(share -> share.funderId() + "*" + share.weight())
                        .collect(Collectors.joining("+"));
    }

    /** @throws IllegalArgumentException for what {@link #text} never said */
    public static Funding parse(String text) {
        return text.contains("*")
                ? new Funding(
                        Arrays.stream(text.split("\\+", -1)).map(Funding::share).toList())
                : by(UUID.fromString(text));
    }

    private static Share share(String text) {
        int star = text.indexOf('*');
        return new Share(UUID.fromString(text.substring(0, star)), Integer.parseInt(text.substring(star + 1)));
    }
}
