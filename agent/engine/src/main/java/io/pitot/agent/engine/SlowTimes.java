package io.pitot.agent.engine;

import io.pitot.agent.engine.evidence.TimeSums;
import io.pitot.dump.SlowTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the time of one endpoint's slow requests went, in classes of those that took about the same time. */
final class SlowTimes {

    /** From which on a request is slow enough to be looked at apart. */
    static final long LEAST = 500_000_000;

    private static final int CLASSES = 13;
    private static final long[] FROM = new long[CLASSES];

    static {
        for (int i = 0; i < CLASSES; i++) {
            FROM[i] = Math.round(LEAST * Math.pow(2, i / 2.0));
        }
    }

    private final @Nullable TimeSums[] times = new TimeSums[CLASSES];
    private final long[] requests = new long[CLASSES];

    /** Counts a request of at least {@link #LEAST}; answers where its time is to be added. */
    TimeSums count(long duration) {
        int at = CLASSES - 1;
        while (at > 0 && duration < FROM[at]) {
            at--;
        }
        requests[at]++;
        TimeSums time = times[at];
        if (time == null) {
            time = new TimeSums();
            times[at] = time;
        }
        return time;
    }

    List<SlowTime> named() {
        List<SlowTime> named = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            TimeSums time = times[i];
            if (time != null) {
                named.add(new SlowTime(FROM[i], requests[i], time.split()));
            }
        }
        return named;
    }
}
