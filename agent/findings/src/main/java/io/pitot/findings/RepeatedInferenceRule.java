package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import io.pitot.dump.SameInputs;
import java.util.ArrayList;
import java.util.List;

/** A model that is given an input again for which its request has an answer already. */
final class RepeatedInferenceRule {

    /** Once may be a second try. */
    private static final long LEAST_REQUESTS = 2;

    private RepeatedInferenceRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (ModelUse use : evidence.dump().modelUses()) {
            if (use.sameInputs().requests() >= LEAST_REQUESTS
                    && !use.model().equals(Endpoint.OTHER)
                    && !use.endpoint().equals(Endpoint.NO_REQUEST)
                    && evidence.isPieceOfWork(use.endpoint())) {
                findings.add(finding(evidence, use));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, ModelUse use) {
        SameInputs same = use.sameInputs();
        double calls = (double) same.calls() / same.requests();
        Cost cost = new Cost(same.nanos(), same.requests(), calls, evidence.nanosOf(use.endpoint()));
        String site = Evidence.mostFrequent(use.sites());
        Model model = evidence.model(use.model());
        // Of one prompt a language model may be asked for several answers; of one input others have one, and of most
        // it is known what they take.
        boolean isLanguage =
                model != null && !model.batchable() && model.traits().input().isEmpty();
        return new Finding(
                FindingId.of(FindingKind.REPEATED_INFERENCE, use.endpoint(), use.model(), evidence.methodAt(site)),
                FindingKind.REPEATED_INFERENCE,
                cost.severity(),
                isLanguage ? Confidence.POSSIBLE : Confidence.LIKELY,
                use.endpoint(),
                use.model(),
                site,
                "Model " + use.model() + " is asked the same again, " + Say.average(calls) + "× per request",
                List.of(
                        (isLanguage ? "possible: " : "likely: ") + Say.count(same.calls(), "call")
                                + " with an input that the request had an answer to, "
                                + Say.time(same.nanos() / Math.max(1, same.calls())) + " each on average",
                        "seen in " + Say.count(same.requests()) + " of " + Say.count(use.requests(), "request")
                                + " that called it"),
                same.requests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                "Keep the answer for the rest of the request and hand it on.\n"
                        + "Where other requests ask the same, too, a cache keyed by model and input saves more.");
    }
}
