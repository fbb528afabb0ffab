package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** What two threads consume for a request adds up. */
@JCStressTest
@Outcome(id = "11, 1100", expect = ACCEPTABLE, desc = "both")
@State
public class RequestConsumptionStress {

    private final RequestIdentity request = new RequestIdentity(1, true, "GET", 0);

    @Actor
    public void one() {
        request.consumed(1, 100);
    }

    @Actor
    public void other() {
        request.consumed(10, 1_000);
    }

    @Arbiter
    public void rest(JJ_Result result) {
        result.r1 = request.cpuNanos();
        result.r2 = request.allocatedBytes();
    }
}
