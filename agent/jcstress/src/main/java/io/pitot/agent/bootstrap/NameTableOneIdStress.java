package io.pitot.agent.bootstrap;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Names that two threads see first have one id each, and take the room of one each. */
@JCStressTest
@Outcome(id = "8, 8, 8", expect = ACCEPTABLE, desc = "one id each, and room for as many more")
@State
public class NameTableOneIdStress {

    private static final int NAMES = 8;

    private final NameTable<String> table = new NameTable<>(2 * NAMES);
    private final int[] ofOne = new int[NAMES];
    private final int[] ofOther = new int[NAMES];

    @Actor
    public void one() {
        name(ofOne);
    }

    @Actor
    public void other() {
        name(ofOther);
    }

    @Arbiter
    public void rest(III_Result result) {
        for (int i = 0; i < NAMES; i++) {
            result.r1 += ofOne[i] == ofOther[i] ? 1 : 0;
            result.r2 += "name".equals(table.name(ofOne[i])) && table.hash(ofOne[i]) == 1 + i ? 1 : 0;
        }
        while (table.add(100 + result.r3, "more") != NameTable.OTHER) {
            result.r3++;
        }
    }

    private void name(int[] ids) {
        for (int i = 0; i < NAMES; i++) {
            int id = table.find(1 + i);
            ids[i] = id >= 0 ? id : table.add(1 + i, "name");
        }
    }
}
