package io.pitot.cli.render;

import io.pitot.cli.analysis.budget.Check;

/** What is said beside a check. */
public final class CheckMessages {

    private CheckMessages() {}

    /** Says which budgets do nothing. */
    public static void tell(Check check, String budgetFile, Messages messages) {
        check.unmatched().forEach(unmatched -> messages.say(budgetFile + ": " + CheckWords.unmatched(unmatched)));
        if (check.verdicts().isEmpty()) {
            messages.say(budgetFile + ": has no budget for anything in the dumps");
        }
    }
}
