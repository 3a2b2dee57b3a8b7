package io.dangol.loyalty.rule;

/** What the campaigns of rules leave for one sale. */
@FunctionalInterface
public interface Campaigns {

    /** Every store is in, and no budget ends. */
    Campaigns ALL_OPEN = rule -> Allowance.OPEN;

    /** Of a rule that is in a campaign. */
    Allowance of(BonusRule rule);

    /**
     * Whether it may give anything, and how much.
     *
     * @param accepted whether the store took part at that moment
     * @param most points that its budget leaves
     */
    record Allowance(boolean accepted, long most) {

        public static final Allowance OPEN = new Allowance(true, Long.MAX_VALUE);
        public static final Allowance NOT_ACCEPTED = new Allowance(false, 0);

        public static Allowance upTo(long most) {
            return new Allowance(true, most);
        }
    }
}
