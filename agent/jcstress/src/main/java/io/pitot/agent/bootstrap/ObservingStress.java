package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A request is observed whole or not at all, and counted where it is not, though what is to be observed changes in it. */
@JCStressTest
@Outcome(id = "111, 0", expect = ACCEPTABLE, desc = "observed")
@Outcome(id = "0, 3", expect = ACCEPTABLE, desc = "not observed")
@State
public class ObservingStress {

    private final EventIntake intake = new EventIntake(new EventChunks(1), new EventRing(1));
    private final EventWriter writer = intake.writer();

    @Actor
    public void engine() {
        Observing.oneIn(Observing.NONE);
        Observing.oneIn(10);
        Observing.oneIn(Observing.ALL);
    }

    @Actor
    public void thread() {
        int observed = (int) Observing.decided(1);
        write(observed);
        write(10 * observed);
        write(100 * observed);
    }

    @Arbiter
    public void rest(II_Result result) {
        WholeEvents taken = new WholeEvents();
        intake.drain(taken);
        result.r1 = taken.sum();
        result.r2 = (int) intake.unobservedEvents();
    }

    private void write(int value) {
        WholeEvents.write(writer, value);
    }
}
