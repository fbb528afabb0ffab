package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Requests that are handed over while the consumer takes others and gives their chunks back arrive, each once, and no chunk is lost. */
@JCStressTest
@Outcome(id = "16, 4", expect = ACCEPTABLE, desc = "all of both")
@State
public class EventChunksTakingStress {

    private static final int REQUESTS = 16;
    private static final int CHUNKS = 4;

    private final EventChunks chunks = new EventChunks(CHUNKS);
    private final EventRing ring = new EventRing(REQUESTS);
    private final EventWriter writer = new EventIntake(chunks, ring).writer();
    private final WholeEvents taken = new WholeEvents();

    @Actor
    public void owner() {
        for (int i = 0; i < REQUESTS; i++) {
            WholeEvents.write(writer, 1);
            writer.publish();
        }
    }

    @Actor
    public void consumer() {
        for (int look = 0; look < 2 * REQUESTS; look++) {
            take();
        }
    }

    @Arbiter
    public void rest(II_Result result) {
        take();
        // What found no chunk free went here.
        ring.drain(taken, REQUESTS);
        result.r1 = taken.sum();
        while (chunks.take() != EventChunks.NONE) {
            result.r2++;
        }
    }

    private void take() {
        int first = chunks.takeHandedOver();
        for (int chunk = first; chunk != EventChunks.NONE; chunk = chunks.next(chunk)) {
            taken.take(chunks, chunk);
        }
        if (first != EventChunks.NONE) {
            chunks.giveBack(first);
        }
    }
}
