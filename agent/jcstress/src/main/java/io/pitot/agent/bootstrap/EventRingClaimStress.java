package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Of two events that come at once each is recorded, whole and once, where there is room for both. */
@JCStressTest
@Outcome(id = "11, 2, 0", expect = ACCEPTABLE, desc = "both")
@State
public class EventRingClaimStress {

    private final EventRing ring = new EventRing(2);

    @Actor
    public void one() {
        WholeEvents.offer(ring, 1);
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
