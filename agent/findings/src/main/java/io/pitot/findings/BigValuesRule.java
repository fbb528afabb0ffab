package io.pitot.findings;

import io.pitot.dump.Command;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/** Values so large that a cache which serves all of its clients on one thread makes the others wait. */
final class BigValuesRule {

    private static final long LEAST_CALLS = 10;
    private static final long BIG = 100 << 10;
    private static final long VERY_BIG = 1 << 20;

    private BigValuesRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Command command : evidence.dump().commands()) {
            // What goes together is large for another reason.
            boolean isAlone = command.batches() == 0 && command.keys() <= command.calls();
            if (command.sizedCalls() >= LEAST_CALLS
                    && isAlone
                    && average(command) >= BIG
                    && !command.id().equals(Endpoint.OTHER)) {
                findings.add(finding(evidence, command));
            }
        }
        return findings;
    }

    private static long average(Command command) {
        return command.bytes() / command.sizedCalls();
    }

    private static Finding finding(Evidence evidence, Command command) {
        String site = Evidence.mostFrequent(command.sites());
        long calls = Math.max(1, command.calls());
        return new Finding(
                FindingId.of(FindingKind.BIG_VALUES, "", command.id(), evidence.methodAt(site)),
                FindingKind.BIG_VALUES,
                average(command) >= VERY_BIG ? Severity.MEDIUM : Severity.LOW,
                Confidence.PROVEN,
                evidence.busiestCaller(command.id()),
                command.id(),
                site,
                "Big values: " + command.id() + " moves " + Say.bytes(average(command)) + " each time",
                List.of(
                        "measured: " + Say.bytes(command.bytes()) + " in " + Say.count(command.sizedCalls(), "call")
                                + ", " + Say.bytes(command.maxBytes()) + " at most",
                        "each takes " + Say.time(command.duration().total() / calls)
                                + " on average, without the time to read it into objects"),
                calls,
                command.duration().total() / calls,
                command.duration().total(),
                evidence.shareOfAll(command.duration().total()),
                "Keep what is read together under one key, and not more: a hash with a field each (HGET), or a key each."
                        + " Compress text.\nRedis serves all of its clients on one thread: while it sends this, the others wait.");
    }
}
