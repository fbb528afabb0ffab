package io.pitot.cli.analysis.diff;

import io.pitot.dump.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * How much more the parts of a run differ from one another than parts of requests that have nothing to do with each other would.
 *
 * <p>Requests of one minute are alike: the JVM was cold, a neighbour was busy. So there is less to be learnt of them than their number says. For
 * each part the share of pairs is taken in which its values are greater than those of the other side; from how these shares scatter
 * follows the variance that the run really has (a design effect, as of samples in clusters). Of few parts
 * it is known badly, for which Student's distribution allows.
 */
final class Overdispersion {

    private double effect = 1;
    private int freedom;

    /** By how much standard errors are to be widened, at least 1. */
    static double between(Timings before, Timings after) {
        Overdispersion overdispersion = new Overdispersion();
        overdispersion.add(after, before.all());
        overdispersion.add(before, after.all());
        if (overdispersion.freedom == 0 || overdispersion.effect <= 1) {
            return 1;
        }
        return Math.sqrt(overdispersion.effect) * student(overdispersion.freedom) / Scale.CERTAIN;
    }

    private void add(Timings side, Distribution other) {
        List<Distribution> parts = side.parts();
        int count = parts.size();
        if (count < 2 || other.count() == 0) {
            return;
        }
        double all = side.all().count();
        List<Double> shares = new ArrayList<>();
        double mean = 0;
        for (Distribution part : parts) {
            double share = new Pairs(other, part).superiority();
            shares.add(share);
            mean += share * part.count() / all;
        }
        double scatter = 0;
        for (int i = 0; i < count; i++) {
            double weight = parts.get(i).count() / all;
            scatter += weight * weight * (shares.get(i) - mean) * (shares.get(i) - mean);
        }
        scatter *= count / (count - 1.0);
        effect = Math.max(effect, scatter * 12 * all);
        freedom += count - 1;
    }

    /** The quantile of Student's distribution where the normal one has {@link Scale#CERTAIN}, by its expansion of Cornish and Fisher. */
    private static double student(int freedom) {
        double z = Scale.CERTAIN;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double f = freedom;
        return z
                + (z3 + z) / (4 * f)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * f * f)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * f * f * f);
    }
}
