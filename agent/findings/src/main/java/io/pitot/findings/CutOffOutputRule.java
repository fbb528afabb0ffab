package io.pitot.findings;

import io.pitot.dump.Answers;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/** A language model's answers that end in the middle, at the number of tokens that they were to have at most. */
final class CutOffOutputRule {

    private static final long LEAST_CALLS = 3;
    private static final double LEAST_SHARE = 0.05;
    private static final double MEDIUM_SHARE = 0.20;

    /** Who asks for so few wants the first word. */
    private static final double LEAST_TOKENS = 16;

    private CutOffOutputRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Model model : evidence.dump().models()) {
            Answers answers = model.answers();
            if (answers.cutOff() >= LEAST_CALLS
                    && share(model) >= LEAST_SHARE
                    && !isShortOnPurpose(answers)
                    && !model.id().equals(Endpoint.OTHER)) {
                findings.add(finding(evidence, model));
            }
        }
        return findings;
    }

    private static double share(Model model) {
        return (double) model.answers().cutOff() / Math.max(1, model.calls() - model.errors());
    }

    private static boolean isShortOnPurpose(Answers answers) {
        return answers.told() > 0 && (double) answers.outputTokens() / answers.told() < LEAST_TOKENS;
    }

    private static Finding finding(Evidence evidence, Model model) {
        Answers answers = model.answers();
        String site = Evidence.mostFrequent(model.sites());
        List<String> said = new ArrayList<>();
        said.add("proven: the service says of " + Say.count(answers.cutOff(), "answer")
                + " that it ended at the limit of tokens, of " + Say.count(model.calls(), "call"));
        if (answers.told() > 0) {
            said.add("an answer has " + Say.average((double) answers.outputTokens() / answers.told())
                    + " tokens on average");
        }
        return new Finding(
                FindingId.of(FindingKind.CUT_OFF_OUTPUT, "", model.id(), evidence.methodAt(site)),
                FindingKind.CUT_OFF_OUTPUT,
                share(model) >= MEDIUM_SHARE ? Severity.MEDIUM : Severity.LOW,
                Confidence.PROVEN,
                evidence.busiestUser(model.id()),
                model.id(),
                site,
                "Model " + model.id() + " is cut off in " + Say.percent(share(model)) + " of its answers",
                said,
                answers.cutOff(),
                0,
                0,
                0,
                "Give the answer more room (maxTokens, maxCompletionTokens, maxOutputTokens), or ask for a shorter one.\n"
                        + "Look at the finish reason (length, max_tokens) before the answer is used: half of a JSON"
                        + " object is none.");
    }
}
