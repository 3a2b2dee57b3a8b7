package io.dangol.analytics.fact;

/** Sales and returns summed up; as a difference it may be negative. Returns are kept by the day of their sale and by their own. */
record SalesFigures(
        long saleCount,
        long gross,
        long returnCountBySaleDay,
        long returnsBySaleDay,
        long returnCountByReturnDay,
        long returnsByReturnDay) {

    static SalesFigures sale(long amount) {
        return new SalesFigures(1, amount, 0, 0, 0, 0);
    }

    static SalesFigures returnBySaleDay(long amount) {
        return new SalesFigures(0, 0, 1, amount, 0, 0);
    }

    static SalesFigures returnByReturnDay(long amount) {
        return new SalesFigures(0, 0, 0, 0, 1, amount);
    }

    SalesFigures plus(SalesFigures other) {
        return new SalesFigures(
                Math.addExact(saleCount, other.saleCount),
                Math.addExact(gross, other.gross),
                Math.addExact(returnCountBySaleDay, other.returnCountBySaleDay),
                Math.addExact(returnsBySaleDay, other.returnsBySaleDay),
                Math.addExact(returnCountByReturnDay, other.returnCountByReturnDay),
                Math.addExact(returnsByReturnDay, other.returnsByReturnDay));
    }

    SalesFigures negated() {
        return new SalesFigures(
                -saleCount,
                -gross,
                -returnCountBySaleDay,
                -returnsBySaleDay,
                -returnCountByReturnDay,
                -returnsByReturnDay);
    }
}
