package io.pitot.it.corpus;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Endpoints that are slow because of what they wait for. They take their time in some requests, with the largest database only. */
@SuppressWarnings("UnusedVariable")
final class Waits {

    private static final int LARGEST = 200;
    private static final int SLOW_TURNS = 5;
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Semaphore PERMITS = new Semaphore(1);
    private static int served;

    /** What another thread does that serves no requests. */
    private static final LinkedBlockingQueue<Runnable> WORK = new LinkedBlockingQueue<>();

    static {
        Thread thread = new Thread(Waits::work, "keeper");
        thread.setDaemon(true);
        thread.start();
    }

    private Waits() {}

    private static void work() {
        try {
            while (true) {
                WORK.take().run();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep() {
        try {
            TimeUnit.NANOSECONDS.sleep(NANOS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isQuick(Visit visit) {
        return visit.rows() < LARGEST || visit.turn() >= SLOW_TURNS;
    }

    @Verdict(
            value = "SLOW_ENDPOINT",
            timed = "SLOW_ENDPOINT",
            fromRows = LARGEST,
            remedy = "call no database and no other service while one is held")
    static void forAMonitor(Visit visit) throws InterruptedException {
        if (isQuick(visit)) {
            return;
        }
        CountDownLatch isHeld = new CountDownLatch(1);
        WORK.add(() -> {
            synchronized (MONITOR) {
                isHeld.countDown();
                sleep();
            }
        });
        isHeld.await();
        synchronized (MONITOR) { // here: forAMonitor
            MONITOR.notifyAll(); // here: forAMonitor
        }
    }

    @Verdict(
            value = "SLOW_ENDPOINT",
            timed = "SLOW_ENDPOINT",
            fromRows = LARGEST,
            remedy = "call no database and no other service while one is held")
    static void forALock(Visit visit) throws InterruptedException {
        if (isQuick(visit)) {
            return;
        }
        CountDownLatch isHeld = new CountDownLatch(1);
        WORK.add(() -> {
            LOCK.lock();
            try {
                isHeld.countDown();
                sleep();
            } finally {
                LOCK.unlock();
            }
        });
        isHeld.await();
        LOCK.lock(); // here: forALock
        try {
            served++;
        } finally {
            LOCK.unlock();
        }
    }

    /** Nobody is known to have it. */
    @Verdict(
            value = "SLOW_ENDPOINT",
            timed = "SLOW_ENDPOINT",
            fromRows = LARGEST,
            remedy = "call no database and no other service while one is held")
    static void forAPermit(Visit visit) throws InterruptedException {
        if (isQuick(visit)) {
            return;
        }
        PERMITS.acquire();
        WORK.add(() -> {
            sleep();
            PERMITS.release();
        });
        PERMITS.acquire(); // here: forAPermit
        PERMITS.release();
    }

    /** What waits for something to happen waits for no lock. */
    @Verdict(
            value = "SLOW_ENDPOINT",
            timed = "SLOW_ENDPOINT",
            fromRows = LARGEST,
            remedy = "not spent in calls that Pitot observes")
    static void forAnAnswer(Visit visit) throws InterruptedException {
        if (isQuick(visit)) {
            return;
        }
        CountDownLatch isDone = new CountDownLatch(1);
        WORK.add(() -> {
            sleep();
            isDone.countDown();
        });
        isDone.await();
    }

    /** A lock that is free, and one that is held for a moment. */
    @Verdict(timed = "SLOW_ENDPOINT")
    static void forHardlyAnything(Visit visit) {
        synchronized (MONITOR) {
            MONITOR.notifyAll();
        }
        LOCK.lock();
        try {
            served++;
        } finally {
            LOCK.unlock();
        }
    }
}
