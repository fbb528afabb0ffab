package io.pitot.agent.bootstrap;

import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * The threads that have begun units of work, until they die: for one who looks now and then at what they wait for, and ends what a dead
 * one has left under way. Of virtual threads only those that take messages: each of the others serves one request, and there may be any
 * number. One thread only calls the public methods, which is none of theirs.
 */
public final class ServingThreads {

    /** So many are looked at; what the others wait for is not known. */
    private static final int LIMIT = 2_048;

    private static final ConcurrentLinkedQueue<ThreadState> THREADS = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger SIZE = new AtomicInteger();

    private ServingThreads() {}

    /** Whether there is room for threads that need not be here. */
    static boolean isRoom() {
        return SIZE.get() < LIMIT;
    }

    static void add(ThreadState thread) {
        SIZE.incrementAndGet();
        THREADS.add(thread);
    }

    /**
     * Tells the threads that wait for a lock at this moment, outside of all calls that are observed, with the ids of their own requests. A
     * thread that goes on meanwhile is read as it was just before, or not at all.
     *
     * @param nanoTime this moment
     * @param leastNanos how long a request must have lasted
     */
    public static void tellWaiting(long nanoTime, long leastNanos, ObjLongConsumer<Thread> requests) {
        forEachAlive(thread -> thread.tellIfItWaits(nanoTime, leastNanos, requests));
    }

    /** Ends what dead threads have left under way of what they had taken, as of its last event: nobody else does. */
    public static void endWorkOfTheDead() {
        forEachAlive(thread -> {});
    }

    private static void forEachAlive(Consumer<ThreadState> action) {
        for (Iterator<ThreadState> threads = THREADS.iterator(); threads.hasNext(); ) {
            ThreadState thread = threads.next();
            if (thread.isDead()) {
                threads.remove();
                SIZE.decrementAndGet();
                thread.endTakenAtLastEvent();
            } else {
                action.accept(thread);
            }
        }
    }
}
