package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServingThreadsTest {

    private interface Work {
        void run() throws InterruptedException;
    }

    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void emptyTheRings() {
        EventIntake.shared().drain((words, event) -> {});
    }

    @AfterEach
    void endThreads() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void aRequestThatWaitsForAMonitorIsTold() throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            Thread thread = serve(() -> {
                synchronized (monitor) {
                    monitor.notifyAll();
                }
            });
            await(thread, Thread.State.BLOCKED);

            assertThat(waiting()).containsExactly(ids.take());
        }
    }

    @Test
    void soAreThoseThatWaitForLocksAndPermits() throws InterruptedException {
        Lock lock = new ReentrantLock();
        Lock writing = new ReentrantReadWriteLock(true).writeLock();
        StampedLock stamped = new StampedLock();
        Semaphore semaphore = new Semaphore(0);
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        lock.lock();
        both.writeLock().lock();
        writing.lock();
        long stamp = stamped.writeLock();
        List<Work> works = List.of(
                lock::lockInterruptibly,
                both.readLock()::lockInterruptibly,
                writing::lockInterruptibly,
                stamped::readLockInterruptibly,
                semaphore::acquire);
        List<Long> expected = new ArrayList<>();
        for (Work work : works) {
            await(serve(work), Thread.State.WAITING);
            expected.add(ids.take());
        }

        assertThat(waiting()).containsExactlyInAnyOrderElementsOf(expected);
        stamped.unlockWrite(stamp);
    }

    @Test
    void whoWaitsForSomethingToDoOrToHappenIsNot() throws InterruptedException {
        Object monitor = new Object();
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        List<Work> works = List.of(
                new LinkedBlockingQueue<>()::take,
                new CountDownLatch(1)::await,
                LockSupport::park,
                () -> {
                    synchronized (monitor) {
                        while (!Thread.interrupted()) {
                            monitor.wait();
                        }
                    }
                },
                () -> {
                    lock.lock();
                    try {
                        while (!Thread.interrupted()) {
                            condition.await();
                        }
                    } finally {
                        lock.unlock();
                    }
                });
        for (Work work : works) {
            await(serve(work), Thread.State.WAITING);
        }

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatACallThatIsObservedWaitsForIsItsOwn() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Thread thread = serve(() -> {
            ThreadState.current().inside |= ThreadState.JDBC;
            lock.lockInterruptibly();
        });
        await(thread, Thread.State.WAITING);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoIsInNoRequestOrInAShortOneIsNot() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Thread served = start(() -> {
            ThreadState request = Probe.requestEnter();
            Probe.requestExit(request, 200, null);
            lock.lockInterruptibly();
        });
        Thread serving = serve(lock::lockInterruptibly);
        await(served, Thread.State.WAITING);
        await(serving, Thread.State.WAITING);
        List<Long> told = new ArrayList<>();
        ServingThreads.tellWaiting(System.nanoTime(), Long.MAX_VALUE / 2, (thread, request) -> told.add(request));

        assertThat(told).isEmpty();
    }

    private final BlockingQueue<Long> ids = new LinkedBlockingQueue<>();

    private Thread serve(Work work) {
        return start(() -> {
            ThreadState request = Probe.requestEnter();
            ids.add(request.requestId);
            work.run();
        });
    }

    private Thread start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (InterruptedException ended) {
                // As the test does with all of them.
            }
        });
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        return thread;
    }

    private static void await(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static List<Long> waiting() {
        List<Long> told = new ArrayList<>();
        ServingThreads.tellWaiting(System.nanoTime(), 0, (thread, request) -> told.add(request));
        return told;
    }
}
