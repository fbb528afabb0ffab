package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A chunk has one owner, also where the one on top of the free ones is taken and given back while another thread looks at it. */
@JCStressTest
@Outcome(id = "0, 3", expect = ACCEPTABLE, desc = "never two owners, and none lost")
@State
public class EventChunksOwnerStress {

    private static final int LIMIT = 3;
    private static final int TURNS = 16;

    private final EventChunks chunks = new EventChunks(LIMIT);
    private final AtomicIntegerArray owners = new AtomicIntegerArray(EventChunks.chunk(LIMIT));
    private final AtomicInteger shared = new AtomicInteger();

    @Actor
    public void owner() {
        for (int turn = 0; turn < TURNS; turn++) {
            int chunk = take();
            if (chunk != EventChunks.NONE) {
                owners.decrementAndGet(chunk);
                chunks.handOver(chunk, chunk);
            }
        }
    }

    @Actor
    public void consumer() {
        for (int turn = 0; turn < TURNS; turn++) {
            int first = take();
            int second = take();
            giveBackOwn(first);
            giveBackHandedOver();
            giveBackOwn(second);
        }
    }

    @Arbiter
    public void rest(II_Result result) {
        giveBackHandedOver();
        result.r1 = shared.get();
        // A stack that has been torn may go in a circle.
        while (result.r2 <= LIMIT && chunks.take() != EventChunks.NONE) {
            result.r2++;
        }
    }

    private int take() {
        int chunk = chunks.take();
        if (chunk != EventChunks.NONE) {
            shared.addAndGet(owners.getAndIncrement(chunk));
        }
        return chunk;
    }

    private void giveBackOwn(int chunk) {
        if (chunk != EventChunks.NONE) {
            owners.decrementAndGet(chunk);
            giveBack(chunk);
        }
    }

    private void giveBackHandedOver() {
        int next;
        for (int chunk = chunks.takeHandedOver(); chunk != EventChunks.NONE; chunk = next) {
            next = chunks.next(chunk);
            giveBack(chunk);
        }
    }

    private void giveBack(int chunk) {
        chunks.link(chunk, EventChunks.NONE);
        chunks.giveBack(chunk);
    }
}
