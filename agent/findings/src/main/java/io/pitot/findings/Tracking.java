package io.pitot.findings;

import io.pitot.dump.Growth;
import java.util.Comparator;

/**
 * How closely the number of a query's executions (y) follows the rows of an earlier query (x): a linear
 * regression over requests.
 *
 * @param growth the sums
 * @param slope executions per row; 0 if x never varied
 * @param fit the square of the correlation, r²; 0 if either never varied
 */
record Tracking(Growth growth, double slope, double fit) {

    /** Two points always lie on a line. */
    private static final int LEAST_DISTINCT_X = 3;

    private static final double LEAST_FIT = 0.9;
    private static final double LEAST_SLOPE = 0.5;

    /** A query that asks for a list of keys runs once per row only if the list has one. */
    private static final double LEAST_SLOPE_BATCHED = 0.9;

    /** Closest to one execution per row first, by fit and then by slope. */
    static final Comparator<Tracking> CLOSEST = Comparator.<Tracking>comparingDouble(t -> -Math.rint(t.fit * 100))
            .thenComparingDouble(t -> Math.abs(Math.log(Math.max(t.slope, 1e-9))));

    static Tracking of(Growth g) {
        double n = g.requests();
        double xx = n * g.sumXX() - (double) g.sumX() * g.sumX();
        double xy = n * g.sumXY() - (double) g.sumX() * g.sumY();
        double yy = n * g.sumYY() - (double) g.sumY() * g.sumY();
        double slope = xx <= 0 ? 0 : xy / xx;
        double fit = xx <= 0 || yy <= 0 ? 0 : Math.min(1, xy * xy / (xx * yy));
        return new Tracking(g, slope, fit);
    }

    /** Whether the executions follow the rows so that chance is out of the question. */
    boolean proves(boolean batched) {
        return follows(batched) || (!batched && isAlwaysEqual());
    }

    private boolean follows(boolean batched) {
        return Long.bitCount(growth.distinctX()) >= LEAST_DISTINCT_X
                && fit >= LEAST_FIT
                && slope >= (batched ? LEAST_SLOPE_BATCHED : LEAST_SLOPE);
    }

    /** As many executions as rows in every request, two or more, and not always the same number. */
    private boolean isAlwaysEqual() {
        return growth.equal() == growth.requests() && Long.bitCount(growth.distinctX()) >= 2;
    }

    /** Whether there were as many executions as rows in every request, and in one of them two or more. */
    boolean isExact() {
        return growth.sumXX() - 2 * growth.sumXY() + growth.sumYY() == 0 && growth.maxX() >= 2;
    }

    /** Whether there were about as many executions as rows, and nothing speaks against a connection. */
    boolean suggests() {
        boolean contradicted = Long.bitCount(growth.distinctX()) >= LEAST_DISTINCT_X && fit < 0.5;
        return !contradicted && growth.sumX() > 0 && ratio() >= 0.5 && ratio() <= 1.5;
    }

    /** Executions per row over all requests. */
    double ratio() {
        return growth.sumX() == 0 ? 0 : (double) growth.sumY() / growth.sumX();
    }
}
