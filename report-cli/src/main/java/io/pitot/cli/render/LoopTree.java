package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Site;
import io.pitot.dump.Finding;
import java.util.ArrayList;
import java.util.List;

/** The nested loops of a finding, in words: what each runs, where, and its part of what fixing all of them would save. */
final class LoopTree {

    private LoopTree() {}

    /** One line for each loop, the outermost first, with an arrow for each loop that it is inside of; none if there is only one. */
    static List<String> lines(RankedFinding ranked) {
        return ranked.loops().stream()
                .map(loop ->
                        words(loop) + (loop.depth() > 0 ? " · " + loop.finding().id() : ""))
                .toList();
    }

    /** The line of one loop, without its id. */
    static String words(RankedFinding.Loop loop) {
        List<String> items = new ArrayList<>();
        items.add(name(loop.finding()));
        Site site = loop.site();
        if (site != null) {
            items.add("at " + Words.line(site.innermost()) + " "
                    + site.innermost().method());
        }
        if (loop.finding().nanosTotal() > 0) {
            items.add(Numbers.percent(loop.saving()) + " of the saving");
        }
        if (loop.depth() > 0) {
            items.add(Words.confidence(loop.finding().confidence()));
        }
        return "→ ".repeat(loop.depth()) + String.join(" · ", items);
    }

    /** {@code order_item SELECT runs 12× per request}. */
    static String name(Finding loop) {
        return loop.title().substring(loop.title().indexOf(": ") + 1).strip();
    }
}
