package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** A request that is completed by two threads at once, its timeout and its answer, is ended by one of them, with what that one says. */
@JCStressTest
@Outcome(id = "true, false, 200", expect = ACCEPTABLE, desc = "answered")
@Outcome(id = "false, true, 503", expect = ACCEPTABLE, desc = "timed out")
@State
public class AsyncRequestCompletionStress {

    private final RequestIdentity request = new RequestIdentity(1, false, "GET", 0);

    @Actor
    public void answer(ZZI_Result result) {
        result.r1 = request.complete(200, 1);
    }

    @Actor
    public void timeout(ZZI_Result result) {
        result.r2 = request.complete(503, 1);
    }

    @Arbiter
    public void rest(ZZI_Result result) {
        result.r3 = request.status(0);
    }
}
