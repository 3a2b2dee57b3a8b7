package io.dangol.customer.matching;

import java.util.List;
import java.util.Set;

/** Judges our customers by one version of the weights. */
public final class Judging {

    private final int version;
    private final Reading reading;
    private final Matcher matcher;

    Judging(int version, Reading reading, Matcher matcher) {
        this.version = version;
        this.reading = reading;
        this.matcher = matcher;
    }

    /** 0: those built in. */
    public int version() {
        return version;
    }

    /**
     * Whether the known one, called so, is the person that somebody asks about.
     *
     * @param overused fields whose value too many share to be evidence
     */
    public Judgement judge(Person asked, String knownAs, Person known, Set<String> overused) {
        Profile one = reading.profile("", asked.said()).without(List.copyOf(overused));
        return matcher.judge(one, reading.profile(knownAs, known.said()));
    }
}
