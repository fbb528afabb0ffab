package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The consumer sees the events of a request that is under way whole or not at all, and each once. */
@JCStressTest
@Outcome(id = "12, 0", expect = ACCEPTABLE, desc = "all, whole")
@State
public class EventChunksPublicationStress {

    private static final int EVENTS = 12;

    private final EventChunks chunks = new EventChunks(1);
    private final EventIntake intake = new EventIntake(chunks, new EventRing(1));
    private final EventWriter writer = intake.writer();
    private final WholeEvents taken = new WholeEvents();

    @Actor
    public void owner() {
        for (int i = 0; i < EVENTS; i++) {
            WholeEvents.write(writer, 1);
        }
    }

    @Actor
    public void consumer() {
        for (int look = 0; look < 4 * EVENTS; look++) {
            taken.take(chunks, EventChunks.chunk(0));
        }
    }

    @Arbiter
    public void rest(II_Result result) {
        intake.drain(taken);
        result.r1 = taken.sum() % WholeEvents.TORN;
        result.r2 = taken.sum() / WholeEvents.TORN;
    }
}
