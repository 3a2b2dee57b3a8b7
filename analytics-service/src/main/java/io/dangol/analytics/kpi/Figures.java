package io.dangol.analytics.kpi;

/** Sales and returns of one currency summed up, amounts in its minor unit. */
record Figures(long count, long gross, long returnCount, long returns) {

    static final Figures NONE = new Figures(0, 0, 0, 0);

    Figures plus(Figures other) {
        return new Figures(
                Math.addExact(count, other.count),
                Math.addExact(gross, other.gross),
                Math.addExact(returnCount, other.returnCount),
                Math.addExact(returns, other.returns));
    }

    long net() {
        return Math.subtractExact(gross, returns);
    }
}
