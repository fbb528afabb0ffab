package io.pitot.agent.engine;

import io.pitot.agent.engine.evidence.LockWait;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.LockLooks;

/** Where the requests of one endpoint were seen to wait for locks. There are no more of these than looks in an interval. */
final class LockSums {

    private long looks;
    private long[] sites = IdCounts.NONE;
    private long[] holders = IdCounts.NONE;

    void add(LockWait wait, Overflows overflows) {
        looks++;
        if (wait.site() != 0) {
            sites = IdCounts.add(sites, wait.site(), 1, overflows);
        }
        if (wait.holder() != 0) {
            holders = IdCounts.add(holders, wait.holder(), 1, overflows);
        }
    }

    void mention(DumpIds ids) {
        IdCounts.forEachId(sites, ids::mentionSite);
        IdCounts.forEachId(holders, ids::mentionSite);
    }

    LockLooks named(DumpIds ids) {
        return new LockLooks(looks, IdCounts.named(sites, ids::site), IdCounts.named(holders, ids::site));
    }
}
