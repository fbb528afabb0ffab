package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.engine.evidence.RequestEvents;
import java.util.Arrays;

/**
 * The events of a request that is kept, as bytes: a third of what they take as words. Each number is written
 * seven bits at a time, the lowest first; all but the last have the eighth bit set.
 *
 * <pre>
 * kind * 2 + failed, subject, site, offset from the request's start, duration, fetch time, rows
 * </pre>
 */
final class Steps {

    private static final int NUMBERS = 7;
    private static final int LONGEST = 10;

    private final byte[] bytes;
    private int size;

    /** @param limit most steps of one request */
    Steps(int limit) {
        bytes = new byte[limit * NUMBERS * LONGEST];
    }

    /** The first so many events of a request. */
    byte[] of(RequestEvents request, int steps) {
        size = 0;
        for (int i = 0; i < steps; i++) {
            int kind = request.kind(i);
            put(kind * 2L + (request.failed(i) ? 1 : 0));
            put(request.subject(i));
            put(request.site(i));
            long nanos = request.isLasting(i) ? request.lasted(i) : request.duration(i);
            put(Math.max(0, request.end(i) - nanos - request.start()));
            put(nanos);
            put(request.fetch(i));
            put(kind == EventKind.POOL_WAIT ? 0 : request.count(i));
        }
        return Arrays.copyOf(bytes, size);
    }

    private void put(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Goes over the steps. */
    static final class Cursor {
        private final byte[] bytes;
        private int at;

        int kind;
        boolean failed;
        int subject;
        int site;
        long offset;
        long duration;
        long fetch;
        long rows;

        Cursor(byte[] steps) {
            bytes = steps;
        }

        /** Moves on to the next step. False at the end. */
        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            long kindAndFailed = number();
            kind = (int) (kindAndFailed >>> 1);
            failed = (kindAndFailed & 1) != 0;
            subject = (int) number();
            site = (int) number();
            offset = number();
            duration = number();
            fetch = number();
            rows = number();
            return true;
        }

        private long number() {
            long number = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes[at++];
                number |= (part & 0x7FL) << shift;
                shift += 7;
            } while (part < 0);
            return number;
        }
    }
}
