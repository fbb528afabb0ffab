package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import java.util.ArrayList;
import java.util.List;

/**
 * D6: a model that takes any number of rows in one call is called for one row at a time, three times per
 * request or more. Where it was called with several rows, too, what a row takes in either way says whether that pays.
 */
final class UnbatchedInferenceRule {

    private static final double LEAST_CALLS = 3;

    private UnbatchedInferenceRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (ModelUse use : evidence.dump().modelUses()) {
            Model model = evidence.model(use.model());
            if (model != null
                    && model.batchable()
                    && use.repeatedRequests() > 0
                    && !use.model().equals(Endpoint.OTHER)
                    && !use.endpoint().equals(Endpoint.NO_REQUEST)
                    && evidence.isPieceOfWork(use.endpoint())
                    && (double) use.singleRowCalls() / use.repeatedRequests() >= LEAST_CALLS
                    && !BatchGain.of(model).isTooSmall()) {
                findings.add(finding(evidence, use, BatchGain.of(model)));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, ModelUse use, BatchGain gain) {
        long singles = Math.min(use.singleRowCalls(), use.repeatedCalls());
        double ofSingles = (double) singles / Math.max(1, use.repeatedCalls());
        Cost cost = Cost.ofRepeats(
                (long) (use.repeatedNanos() * ofSingles * gain.share()),
                singles,
                use.repeatedRequests(),
                evidence.nanosOf(use.endpoint()));
        boolean isMeasured = gain.isMeasured();
        List<String> said = new ArrayList<>();
        said.add((isMeasured ? "likely: " : "possible: ") + Say.average((double) singles / use.repeatedRequests())
                + " calls per request with one row each, " + Say.count(use.maxPerRequest())
                + " calls at most; the model takes any number");
        said.add("seen in " + Say.count(use.repeatedRequests()) + " of " + Say.count(use.requests(), "request")
                + " that called it, " + Say.time(use.repeatedNanos() / Math.max(1, use.repeatedCalls()))
                + " per call on average");
        if (isMeasured) {
            said.add(gain.said());
        }
        String site = Evidence.mostFrequent(use.sites());
        double calls = (double) singles / use.repeatedRequests();
        return new Finding(
                FindingId.of(FindingKind.UNBATCHED_INFERENCE, use.endpoint(), use.model(), evidence.methodAt(site)),
                FindingKind.UNBATCHED_INFERENCE,
                cost.severity(),
                // That one call needs the result of the one before cannot be seen from outside.
                isMeasured ? Confidence.LIKELY : Confidence.POSSIBLE,
                use.endpoint(),
                use.model(),
                site,
                "Model " + use.model() + " scores one row at a time, " + Say.average(calls) + "× per request",
                said,
                use.repeatedRequests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                "Collect the rows first and call the model once with all of them.\n"
                        + (isMeasured
                                ? "The model does so elsewhere, and takes less time for each row there."
                                : "A call with many rows takes longer than one with a single row: measure what is saved."));
    }
}
