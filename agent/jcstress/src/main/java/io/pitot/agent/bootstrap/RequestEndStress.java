package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A unit of work that ends knows of every event that another thread counts to it: whoever asks only afterwards counts to what outlives it. */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "counted to it, and it knows")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "counted to what outlives it")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "began afterwards")
@State
public class RequestEndStress {

    private static final long HEADER = EventLayout.header(EventKind.POOL_WAIT, 0, 0, 0);

    /** No id that is drawn in a test's time. */
    private static final long ID = 1L << 60;

    private final RequestIdentity request = new RequestIdentity(ID, false, "GET", 0);

    @Actor
    public void worker(ZZ_Result result) {
        ThreadState thread = ThreadState.current().borrow(request);
        thread.record(HEADER, thread.requestId, 1, 1, 0, 0, 0, 0);
        result.r1 = thread.requestId == request.id;
        thread.endWork();
    }

    @Actor
    public void end(ZZ_Result result) {
        request.end();
        result.r2 = request.isUsed();
    }
}
