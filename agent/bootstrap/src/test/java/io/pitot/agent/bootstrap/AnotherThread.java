package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

/** A thread of its own for a part of a test. */
final class AnotherThread {

    private AnotherThread() {}

    /** Runs it to its end, and fails if it does. */
    static void run(Runnable work) throws InterruptedException {
        Throwable[] failed = {null};
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((any, thrown) -> failed[0] = thrown);
        thread.start();
        thread.join();
        assertThat(failed[0]).isNull();
    }
}
