package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThreadStateTest {

    private final AtomicReference<ThreadState> others = new AtomicReference<>();

    @Test
    void theLikelyStateIsTakenOnlyForItsOwnThread() throws InterruptedException {
        Thread other = new Thread(() -> others.set(ThreadState.current()));
        other.start();
        other.join();
        ThreadState own = ThreadState.current();
        assertThat(ThreadState.current(others.get())).isSameAs(own).isNotSameAs(others.get());
        assertThat(ThreadState.current(own)).isSameAs(own);
    }

    @Test
    void aStateThatAPooledStatementRefersToDoesNotKeepItsThread() throws InterruptedException {
        WeakReference<Thread> ended = endedThread();
        assertThat(others.get()).isNotNull();
        for (int i = 0; i < 50 && ended.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(ended.get()).isNull();
    }

    private WeakReference<Thread> endedThread() throws InterruptedException {
        Thread thread = new Thread(() -> others.set(ThreadState.current()));
        thread.start();
        thread.join();
        return new WeakReference<>(thread);
    }
}
