package io.pitot.agent.bootstrap;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Exceptions that advice suppressed: counted by class and place for the dump, never passed on to the
 * application, never with their message, which may hold the application's data.
 */
public final class AdviceErrors {

    private static final int LIMIT = 64;
    private static final String OTHER = "other";
    private static final ConcurrentHashMap<String, AtomicLong> COUNTS = new ConcurrentHashMap<>();

    /** Those that there was no memory to tell apart. */
    private static final AtomicLong UNNAMED = new AtomicLong();

    private AdviceErrors() {}

    /**
     * Counts one. Called by woven code in place of throwing; throws nothing itself but the {@code ThreadDeath} of a thread that the application
     * stops, which is not the advice's.
     */
    public static void suppressed(Throwable thrown) {
        Throwable last = thrown;
        try {
            if (!isThreadDeath(thrown)) {
                count(thrown);
            }
        } catch (OutOfMemoryError outOfMemory) {
            UNNAMED.incrementAndGet();
        } catch (Throwable another) {
            // Out of stack: the application goes on, the count is lost. Or stopped in the midst of this.
            last = another;
        }
        // Where the stack is full there may be no room for a call.
        if (last instanceof Error error && !(error instanceof VirtualMachineError) && isThreadDeath(error)) {
            ThreadState.doubt();
            throw error;
        }
    }

    private static void count(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "unknown" : trace[0].toString();
        String key = thrown.getClass().getName() + " at " + place;
        AtomicLong count = COUNTS.get(key);
        if (count == null) {
            String bounded = COUNTS.size() < LIMIT ? key : OTHER;
            count = COUNTS.computeIfAbsent(bounded, ignored -> new AtomicLong());
        }
        count.incrementAndGet();
    }

    /** By name: JDKs to come may not have the class. */
    private static boolean isThreadDeath(Throwable thrown) {
        return thrown.getClass().getName().equals("java.lang.ThreadDeath");
    }

    /** Counts since the start by what was suppressed and where; a copy, sorted. */
    public static Map<String, Long> counts() {
        Map<String, Long> copy = new TreeMap<>();
        COUNTS.forEach((key, count) -> copy.put(key, count.get()));
        long unnamed = UNNAMED.get();
        if (unnamed > 0) {
            copy.merge(OTHER, unnamed, Long::sum);
        }
        return copy;
    }
}
