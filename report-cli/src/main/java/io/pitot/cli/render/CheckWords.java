package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Level;
import io.pitot.cli.analysis.budget.Target;
import io.pitot.cli.analysis.budget.Unit;
import io.pitot.cli.analysis.budget.Verdict;
import io.pitot.cli.analysis.budget.Verdict.Doubt;
import io.pitot.cli.analysis.budget.Verdict.Reading;
import java.util.ArrayList;
import java.util.List;

/** What is said of budgets, the same in every format. */
final class CheckWords {

    private CheckWords() {}

    static String target(Target target) {
        return switch (target.kind()) {
            case ENDPOINT -> target.id().isEmpty() ? "the service" : Words.endpoint(target.id());
            case MODEL -> "model " + target.id();
            case CACHE -> "cache " + target.id();
        };
    }

    /** What broke a budget, and by how much: {@code p95 412 ms, at most 350 ms (+18%)}. */
    static String broken(Verdict verdict) {
        Reading reading = verdict.reading();
        if (reading != null) {
            return reading(reading);
        }
        RankedFinding found = verdict.finding();
        if (found == null) {
            return verdict.name();
        }
        return verdict.name() + ": " + (found.age() == RankedFinding.Age.NEW ? "new: " : "")
                + found.finding().title();
    }

    private static String reading(Reading reading) {
        String words = reading.measure().key() + " "
                + Amounts.of(reading.measure().unit(), reading.value())
                + (reading.measure().atLeast() ? ", at least " : ", at most ")
                + Amounts.of(reading.measure().unit(), reading.allowed());
        if (reading.limit().relative()) {
            words += ", the baseline's " + Amounts.of(reading.measure().unit(), reading.baseline()) + " +"
                    + Amounts.of(Unit.SHARE, reading.limit().amount());
        }
        String excess = Amounts.excess(reading.value(), reading.allowed());
        return excess.isEmpty() ? words : words + " (" + excess + ")";
    }

    static String doubt(Doubt doubt) {
        return switch (doubt) {
            case NO_BASELINE -> "no baseline to compare with: pitot baseline update";
            case NOT_IN_BASELINE -> "not in the baseline: pitot baseline update --with-times";
            case NEW_TARGET -> "the baseline does not have them yet";
            case FEW_REQUESTS -> "too few requests of what the budget names";
            case SELDOM_ASKED -> "too few requests";
            case NOT_MEASURED -> "not measured";
            case WITHIN_NOISE -> "more than allowed, but within noise";
        };
    }

    static String unmatched(Check.Unmatched unmatched) {
        return switch (unmatched.kind()) {
                    case ENDPOINT -> "endpoints";
                    case MODEL -> "models";
                    case CACHE -> "caches";
                }
                + " \"" + unmatched.pattern() + "\" (line " + unmatched.line() + "): matches nothing in the dumps";
    }

    static String result(Check check) {
        return switch (check.result()) {
            case PASSED -> "passed";
            case BROKEN -> "broken";
            case INCONCLUSIVE -> "inconclusive";
        };
    }

    /** {@code 2 budgets broken, 1 warning, 3 not judged, 41 kept}. */
    static String counts(Check check) {
        List<String> counts = new ArrayList<>();
        int errors = check.broken(Level.ERROR).size();
        int warnings = check.broken(Level.WARN).size();
        if (errors > 0) {
            counts.add(Numbers.plural(errors, "budget") + " broken");
        }
        if (warnings > 0) {
            counts.add(Numbers.plural(warnings, "warning"));
        }
        if (!check.inconclusive().isEmpty()) {
            counts.add(check.inconclusive().size() + " not judged");
        }
        counts.add(Numbers.plural(check.kept(), "budget") + " kept");
        return String.join(", ", counts);
    }
}
