package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.evidence.LockWait;
import io.pitot.agent.engine.evidence.LockWaits;
import io.pitot.sample.Ledger;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LockLinesTest {

    private final Ledger ledger = new Ledger();
    private final CountDownLatch isHeld = new CountDownLatch(1);
    private final CountDownLatch isDone = new CountDownLatch(1);
    private final LockLines lines = new LockLines();

    @Test
    void tellsWhereAThreadWaitsForAMonitorAndWhereItIsHeld() throws InterruptedException {
        LockWait wait = placed(ledger::closeMonitored, ledger::postMonitored);

        assertThat(methodAt(wait.site())).isEqualTo("postMonitored");
        assertThat(methodAt(wait.holder())).isEqualTo("closeMonitored");
    }

    @Test
    void tellsTheSameOfALockOfTheJdk() throws InterruptedException {
        LockWait wait = placed(ledger::closeLocked, ledger::postLocked);

        assertThat(methodAt(wait.site())).isEqualTo("postLocked");
        assertThat(methodAt(wait.holder())).isEqualTo("closeLocked");
    }

    @Test
    void ofAThreadThatHasGoneOnNothingIsTold() throws InterruptedException {
        Thread gone = new Thread(() -> {});
        gone.start();
        gone.join();
        LockWait wait = new LockWaits().add(1, 1, 1);
        lines.place(wait, gone);

        assertThat(wait.isPlaced()).isTrue();
        assertThat(wait.site()).isZero();
        assertThat(wait.holder()).isZero();
    }

    private LockWait placed(Consumer<Runnable> hold, Runnable post) throws InterruptedException {
        Thread holder = start(() -> hold.accept(this::waitUntilDone));
        isHeld.await();
        Thread waiting = start(post);
        while (waiting.getState() != Thread.State.BLOCKED && waiting.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(1_000_000);
        }
        LockWait wait = new LockWaits().add(1, 1, 1);
        lines.place(wait, waiting);
        isDone.countDown();
        holder.join();
        waiting.join();
        return wait;
    }

    private void waitUntilDone() {
        isHeld.countDown();
        try {
            isDone.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static String methodAt(int site) {
        CallSite known = Objects.requireNonNull(Names.CALL_SITES.name(site));
        return known.frames().get(0).method();
    }
}
