package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The consumer sees events whole or not at all, and each once. */
@JCStressTest
@Outcome(id = "16, 0", expect = ACCEPTABLE, desc = "all, whole")
@State
public class EventRingPublicationStress {

    private static final int EVENTS = 16;

    private final EventRing ring = new EventRing(EVENTS);
    private final WholeEvents taken = new WholeEvents();

    @Actor
    public void producer() {
        for (int i = 0; i < EVENTS; i++) {
            WholeEvents.offer(ring, 1);
        }
    }

    @Actor
    public void consumer() {
        for (int look = 0; look < 4 * EVENTS; look++) {
            ring.drain(taken, EVENTS);
        }
    }

    @Arbiter
    public void rest(II_Result result) {
        ring.drain(taken, EVENTS);
        result.r1 = taken.sum() % WholeEvents.TORN;
        result.r2 = taken.sum() / WholeEvents.TORN;
    }
}
