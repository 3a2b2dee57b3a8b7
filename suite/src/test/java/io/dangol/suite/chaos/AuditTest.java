package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.chaos.Audit.Kept;
import io.dangol.suite.chaos.Audit.KeptHold;
import io.dangol.suite.chaos.Audit.Standing;
import io.dangol.suite.chaos.Roll.Fate;
import io.dangol.suite.chaos.Roll.Kind;
import io.dangol.suite.chaos.Roll.Paper;
import io.dangol.suite.chaos.Roll.Spending;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was lost, doubled or changed is found; what is right is not. */
class AuditTest {

    private static final Kept RIGHT = new Kept(1, 250, 2);

    private final Audit audit = new Audit();
    private final Member member = new Member("C1");

    @Test
    void what_was_answered_and_is_there_once_is_right() {
        audit.papers(List.of(paper(Fate.RECORDED)), Map.of("S1", RIGHT));

        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void what_was_answered_and_is_not_there_is_found() {
        audit.papers(List.of(paper(Fate.RECORDED)), Map.of());

        assertThat(audit.findings()).containsExactly("S1 was answered and is not there");
    }

    @Test
    void what_is_there_twice_is_found() {
        audit.papers(List.of(paper(Fate.RECORDED)), Map.of("S1", new Kept(2, 250, 2)));

        assertThat(audit.findings()).containsExactly("S1 is there 2 times");
    }

    @Test
    void another_amount_or_other_points_are_found() {
        audit.papers(List.of(paper(Fate.RECORDED)), Map.of("S1", new Kept(1, 251, 2)));
        audit.papers(List.of(paper(Fate.RECORDED)), Map.of("S1", new Kept(1, 250, 3)));

        assertThat(audit.findings()).hasSize(2).allMatch(finding -> finding.startsWith("S1 is there with"));
    }

    @Test
    void what_was_refused_and_is_there_is_found() {
        audit.papers(List.of(paper(Fate.REFUSED)), Map.of("S1", RIGHT));

        assertThat(audit.findings()).containsExactly("S1 was refused and is there");
    }

    @Test
    void what_nobody_asked_for_is_found() {
        audit.papers(List.of(), Map.of("S1", RIGHT));

        assertThat(audit.findings()).containsExactly("S1 is there and no till asked for it");
    }

    @Test
    void what_was_never_answered_may_be_there_and_counts_then() {
        audit.papers(List.of(paper(Fate.UNKNOWN)), Map.of());
        assertThat(member.points()).isZero();

        audit.papers(List.of(paper(Fate.UNKNOWN)), Map.of("S1", RIGHT));

        assertThat(audit.findings()).isEmpty();
        assertThat(member.points()).isEqualTo(2);
    }

    @Test
    void a_hold_that_is_open_missing_or_captured_otherwise_is_found() {
        Spending told = new Spending("P1", 10, 7);

        audit.spendings(List.of(told), Map.of("P1", new KeptHold(told, "CAPTURED")));
        assertThat(audit.findings()).isEmpty();

        audit.spendings(List.of(told), Map.of("P1", new KeptHold(told, "OPEN")));
        audit.spendings(List.of(told), Map.of());
        audit.spendings(List.of(told), Map.of("P1", new KeptHold(new Spending("P1", 10, 8), "CAPTURED")));
        audit.spendings(List.of(), Map.of("P1", new KeptHold(told, "CAPTURED")));
        assertThat(audit.findings()).hasSize(4);
    }

    @Test
    void a_member_whose_ledger_says_otherwise_is_found() {
        member.add(5);

        audit.members(List.of(member), Map.of("C1", new Standing(5, 0, 5, 5, false)));
        assertThat(audit.findings()).isEmpty();

        audit.members(List.of(member), Map.of("C1", new Standing(6, 0, 6, 6, false)));
        audit.members(List.of(member), Map.of("C1", new Standing(5, 1, 5, 5, false)));
        audit.members(List.of(member), Map.of("C1", new Standing(5, 0, 4, 5, false)));
        audit.members(List.of(member), Map.of("C1", new Standing(5, 0, 5, 4, false)));
        audit.members(List.of(member), Map.of("C1", new Standing(5, 0, 5, 5, true)));
        audit.members(List.of(member), Map.of());
        assertThat(audit.findings()).hasSize(6);
    }

    private Paper paper(Fate fate) {
        return new Paper(Kind.SALE, "S1", member, 250, 2, fate);
    }
}
