package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;

/** Runs work as one request of the current thread, as a servlet's advice would. */
public final class Requests {

    /** Work that may throw. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private Requests() {}

    /** Runs it. */
    public static void run(Work work) throws Exception {
        ThreadState state = Probe.requestEnter();
        try {
            work.run();
        } finally {
            Probe.requestExit(state, 200, null);
        }
    }
}
