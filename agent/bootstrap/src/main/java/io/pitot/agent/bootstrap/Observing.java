package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How much is observed: every unit of work, one in some, or none. A unit of work is observed whole or not at all, as is decided when it begins:
 * one that is not has a negative request id, and {@link EventWriter} counts its events in place of writing them. Set by
 * the engine, which knows what the JVM has left; read by any thread.
 */
public final class Observing {

    /** For {@link #oneIn}: every unit of work. */
    public static final int ALL = 1;

    /** For {@link #oneIn}: none, and no event outside of one either. */
    public static final int NONE = 0;

    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    private static final int[] ONE_IN = {ALL};

    private Observing() {}

    /** From now on one unit of work in so many is observed, at random; {@link #NONE} is. */
    public static void oneIn(int units) {
        INTS.setOpaque(ONE_IN, 0, units);
    }

    /** The id, made negative where the unit of work that it is for is not to be observed. */
    static long decided(long id) {
        int units = (int) INTS.getOpaque(ONE_IN, 0);
        if (units == ALL) {
            return id;
        }
        // Not by turns, which an application may take, too.
        return units != NONE && Math.floorMod(Hashing.mix(id), units) == 0 ? id : -id;
    }

    /** Whether an event with this request id is to be written. */
    static boolean isObserved(long requestId) {
        if (requestId == 0 || requestId == EventLayout.MAIN_THREAD) {
            return (int) INTS.getOpaque(ONE_IN, 0) != NONE;
        }
        return requestId > 0;
    }
}
