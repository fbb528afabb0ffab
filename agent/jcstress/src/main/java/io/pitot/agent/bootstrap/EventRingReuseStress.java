package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** Events that come while the consumer makes room are recorded or counted as dropped, and what is recorded is taken, each once. */
@JCStressTest
@Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "all accounted for")
@State
public class EventRingReuseStress {

    private static final int EVENTS = 32;

    private final EventRing ring = new EventRing(2);
    private final WholeEvents taken = new WholeEvents();

    @Actor
    public void producer() {
        for (int i = 0; i < EVENTS; i++) {
            WholeEvents.offer(ring, 1);
        }
    }

    @Actor
    public void consumer() {
        for (int look = 0; look < 2 * EVENTS; look++) {
            ring.drain(taken, 2);
        }
    }

    @Arbiter
    public void rest(ZZZ_Result result) {
        ring.drain(taken, 2);
        result.r1 = taken.sum() == ring.recorded();
        result.r2 = ring.recorded() + ring.dropped() == EVENTS;
        result.r3 = ring.size() == 0;
    }
}
