package io.pitot.sample;

import java.util.concurrent.locks.ReentrantLock;

/** What one thread holds and another one waits for. */
@SuppressWarnings("UnusedVariable")
public final class Ledger {

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private int posted;

    public void closeMonitored(Runnable meanwhile) {
        synchronized (monitor) {
            meanwhile.run();
        }
    }

    public void postMonitored() {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    public void closeLocked(Runnable meanwhile) {
        lock.lock();
        try {
            meanwhile.run();
        } finally {
            lock.unlock();
        }
    }

    public void postLocked() {
        lock.lock();
        try {
            posted++;
        } finally {
            lock.unlock();
        }
    }
}
