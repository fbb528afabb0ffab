package io.pitot.cli.analysis.diff;

import io.pitot.dump.Distribution;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Goes over a distribution's values, least first, with how often each came up. */
final class Buckets {

    private final Iterator<HistogramIterationValue> values;
    private long value;
    private long count;

    Buckets(Distribution distribution) {
        byte[] encoded = Base64.getDecoder().decode(distribution.encoded());
        try {
            values = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0)
                    .recordedValues()
                    .iterator();
        } catch (DataFormatException e) {
            throw new IllegalStateException("a distribution's own encoding cannot be read", e);
        }
        next();
    }

    boolean atEnd() {
        return value == Long.MAX_VALUE;
    }

    /** The value it stands at, {@link Long#MAX_VALUE} at the end. */
    long value() {
        return value;
    }

    /** How often a value came up, if it stands there, and moves on; 0 otherwise. */
    double take(long wanted) {
        if (value != wanted || atEnd()) {
            return 0;
        }
        double taken = count;
        next();
        return taken;
    }

    private void next() {
        if (values.hasNext()) {
            HistogramIterationValue at = values.next();
            value = at.getValueIteratedTo();
            count = at.getCountAtValueIteratedTo();
        } else {
            value = Long.MAX_VALUE;
            count = 0;
        }
    }
}
