package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.RowTimes;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * A model whose library spreads each call over all processors, called with one row: waking the threads takes longer than the row.
 * XGBoost does so where nobody sets {@code nthread}.
 */
final class AllProcessorsPerRowRule {

    private static final long LEAST_CALLS = 20;

    /** What one thread needs for a row of a model of usual size is well below that. */
    private static final long LEAST_NANOS = 1_000_000;

    private static final long MEDIUM_NANOS = 5_000_000;

    private AllProcessorsPerRowRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Model model : evidence.dump().models()) {
            RowTimes times = model.rowTimes();
            if (model.traits().allProcessors()
                    && times.singleCalls() >= LEAST_CALLS
                    && times.singleNanos() / times.singleCalls() >= LEAST_NANOS
                    && !model.id().equals(Endpoint.OTHER)) {
                findings.add(finding(evidence, model));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, Model model) {
        RowTimes times = model.rowTimes();
        long each = times.singleNanos() / times.singleCalls();
        String site = Evidence.mostFrequent(model.sites());
        List<String> said = new ArrayList<>();
        said.add("possible: a call with one row takes " + Say.time(each) + " on average, of "
                + Say.count(times.singleCalls(), "call") + ", and the number of threads was not set");
        if (model.traits().mostAtOnce() > 1) {
            said.add("up to " + Say.count(model.traits().mostAtOnce(), "call") + " at once, each on all processors");
        }
        return new Finding(
                FindingId.of(FindingKind.ALL_PROCESSORS_PER_ROW, "", model.id(), evidence.methodAt(site)),
                FindingKind.ALL_PROCESSORS_PER_ROW,
                each >= MEDIUM_NANOS ? Severity.MEDIUM : Severity.LOW,
                // A very large model takes as long on one processor.
                Confidence.POSSIBLE,
                evidence.busiestUser(model.id()),
                model.id(),
                site,
                "Model " + model.id() + " takes all processors for one row, " + Say.time(each) + " each",
                said,
                times.singleCalls(),
                each,
                times.singleNanos(),
                evidence.shareOfAll(times.singleNanos()),
                "booster.setParam(\"nthread\", 1) for calls with few rows, or OMP_NUM_THREADS=1 for the process; measure both.\n"
                        + "Or collect rows and give the model many at once, which all processors are good for.");
    }
}
