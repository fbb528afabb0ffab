package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A request that goes on asynchronously is ended by its first thread or by the one that completes it, and never by both or none. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "each by one")
@State
public class AsyncRequestEndStress {

    private static final int REQUESTS = 16;

    private final RequestIdentity[] requests = new RequestIdentity[REQUESTS];
    private final boolean[] goOn = new boolean[REQUESTS];
    private final boolean[] endNow = new boolean[REQUESTS];

    public AsyncRequestEndStress() {
        for (int i = 0; i < REQUESTS; i++) {
            requests[i] = new RequestIdentity(ThreadState.current());
            requests[i].goAsync();
        }
    }

    @Actor
    public void first() {
        for (int i = 0; i < REQUESTS; i++) {
            goOn[i] = requests[i].suspend();
        }
    }

    @Actor
    public void completing() {
        for (int i = 0; i < REQUESTS; i++) {
            endNow[i] = requests[i].complete(200, 1);
        }
    }

    @Arbiter
    public void rest(II_Result result) {
        for (int i = 0; i < REQUESTS; i++) {
            result.r1 += goOn[i] && !endNow[i] ? 1 : 0;
            result.r2 += endNow[i] && !goOn[i] ? 1 : 0;
        }
    }
}
