package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What comes for the last place in a table has an id or is counted as other: two at once may both have one, and the next has none. */
@JCStressTest
@Outcome(id = "2, 3", expect = ACCEPTABLE, desc = "one of them has one")
@Outcome(id = "3, 2", expect = ACCEPTABLE, desc = "both have one")
@State
public class NameTableLimitStress {

    private final NameTable<String> table = new NameTable<>(4);
    private int ofOne;
    private int ofOther;

    public NameTableLimitStress() {
        table.add(1, "");
        table.add(2, "");
        table.add(3, "");
    }

    @Actor
    public void one() {
        ofOne = named(4) + named(5);
    }

    @Actor
    public void other() {
        ofOther = named(6) + named(7);
    }

    @Arbiter
    public void rest(II_Result result) {
        // What comes later has none, and what was there before keeps its own.
        result.r1 = ofOne + ofOther + named(8) + named(1);
        result.r2 = (int) table.overflow() - 1;
    }

    private int named(long hash) {
        int id = table.find(hash);
        return (id >= 0 ? id : table.add(hash, "")) == NameTable.OTHER ? 0 : 1;
    }
}
