package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.CallSites;
import io.pitot.agent.engine.evidence.LockWait;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * The lines at which one thread waits for a lock, and another one has it. All threads stand still while their stacks are read, some tenths of a
 * millisecond: so it is done seldom, and for what has waited for long. Of the stacks the application's own frames are kept.
 */
final class LockLines {

    /** What is below is where the work came in. */
    private static final int DEPTH = 128;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Places a request's wait; where its thread has gone on meanwhile, without a line. */
    void place(LockWait wait, Thread thread) {
        ThreadInfo now = threads.getThreadInfo(thread.getId());
        long owner = now == null ? -1 : now.getLockOwnerId();
        ThreadInfo[] both = threads.getThreadInfo(
                owner < 0 ? new long[] {thread.getId()} : new long[] {thread.getId(), owner}, DEPTH);
        ThreadInfo waiting = both[0];
        boolean isSame = now != null && waiting != null && waiting.getLockOwnerId() == owner;
        wait.placeAt(
                isSame ? site(waiting, thread) : CallSites.NONE,
                isSame && owner >= 0 ? site(both[1], thread) : CallSites.NONE);
    }

    private static int site(@Nullable ThreadInfo of, Thread thread) {
        return of == null ? CallSites.NONE : CallSites.ofOther(of.getStackTrace(), thread.getContextClassLoader());
    }
}
