package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** Two names that come at once for the same place have an id each. */
@JCStressTest
@Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "an id each")
@State
public class NameTableClaimStress {

    private static final int LIMIT = 4;
    private static final long ONE = 1;
    private static final long OTHER = besides(ONE);

    private final NameTable<String> table = new NameTable<>(LIMIT);
    private int one;
    private int other;

    @Actor
    public void one() {
        one = table.add(ONE, "one");
    }

    @Actor
    public void other() {
        other = table.add(OTHER, "other");
    }

    @Arbiter
    public void rest(ZZZ_Result result) {
        result.r1 = one != other;
        result.r2 = "one".equals(table.name(one)) && table.find(ONE) == one;
        result.r3 = "other".equals(table.name(other)) && table.find(OTHER) == other;
    }

    /** Another hash with the same place. */
    private static long besides(long hash) {
        int place = new NameTable<String>(LIMIT).add(hash, "");
        long next = hash + 1;
        while (new NameTable<String>(LIMIT).add(next, "") != place) {
            next++;
        }
        return next;
    }
}
