package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Of three events that come for one place one is recorded, and two are counted as dropped. */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = ACCEPTABLE, desc = "the first")
@Outcome(id = "10, 1, 2", expect = ACCEPTABLE, desc = "the other")
@State
public class EventRingDropStress {

    private final EventRing ring = new EventRing(1);

    @Actor
    public void one() {
        WholeEvents.offer(ring, 1);
        WholeEvents.offer(ring, 100);
    }

    @Actor
    public void other() {
        WholeEvents.offer(ring, 10);
    }

    @Arbiter
    public void rest(III_Result result) {
        WholeEvents taken = new WholeEvents();
        ring.drain(taken, 2);
        result.r1 = taken.sum();
        result.r2 = (int) ring.recorded();
        result.r3 = (int) ring.dropped();
    }
}
