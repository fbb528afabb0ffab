package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Of two requests that are handed over at once each arrives, once. */
@JCStressTest
@Outcome(id = "11", expect = ACCEPTABLE, desc = "both")
@State
public class EventChunksHandOverStress {

    private final EventIntake intake = new EventIntake(new EventChunks(2), new EventRing(1));
    private final EventWriter one = intake.writer();
    private final EventWriter other = intake.writer();

    @Actor
    public void one() {
        WholeEvents.write(one, 1);
        one.publish();
    }

    @Actor
    public void other() {
        WholeEvents.write(other, 10);
        other.publish();
    }

    @Arbiter
    public void rest(I_Result result) {
        WholeEvents taken = new WholeEvents();
        EventChunks chunks = intake.chunks();
        // By what was handed over alone: the chunks would be found without it, too.
        for (int chunk = chunks.takeHandedOver(); chunk != EventChunks.NONE; chunk = chunks.next(chunk)) {
            taken.take(chunks, chunk);
        }
        result.r1 = taken.sum();
    }
}
