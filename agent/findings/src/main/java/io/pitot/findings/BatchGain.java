package io.pitot.findings;

import io.pitot.dump.Model;
import io.pitot.dump.RowTimes;

/**
 * What a model saves of a row's time where it is given several at once, as far as it was seen with one and with several.
 *
 * @param single nanoseconds of a row alone, on average; 0 if it is not measured
 * @param several nanoseconds of a row among several, on average; 0 if it is not measured
 * @param rowsTogether of those, on average in a call
 */
record BatchGain(double single, double several, double rowsTogether) {

    /** Of fewer the average says more of a pause of the machine than of the model. */
    private static final long LEAST_CALLS = 100;

    /** Below this a loop is as good. */
    private static final double LEAST_SHARE = 0.20;

    private static final BatchGain UNKNOWN = new BatchGain(0, 0, 0);

    static BatchGain of(Model model) {
        RowTimes times = model.rowTimes();
        if (times.singleCalls() < LEAST_CALLS || times.severalCalls() < LEAST_CALLS) {
            return UNKNOWN;
        }
        return new BatchGain(
                (double) times.singleNanos() / times.singleCalls(),
                (double) times.severalNanos() / times.severalRows(),
                (double) times.severalRows() / times.severalCalls());
    }

    boolean isMeasured() {
        return single > 0 && several > 0;
    }

    /** Whether it is known to bring nothing worth a change. */
    boolean isTooSmall() {
        return isMeasured() && share() < LEAST_SHARE;
    }

    /** The share of a row's time that is saved, 0 to 1; all of it where it is not measured. */
    double share() {
        return isMeasured() ? Math.max(0, 1 - several / single) : 1;
    }

    String said() {
        return "measured: a row takes " + Say.time((long) single) + " alone and " + Say.time((long) several)
                + " in calls with " + Say.average(rowsTogether) + " rows";
    }
}
