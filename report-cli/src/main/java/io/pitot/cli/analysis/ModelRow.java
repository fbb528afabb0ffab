package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Model;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inferences of one kind.
 *
 * @param model what the dump says of them, inferences outside requests included
 * @param calls inferences in requests
 * @param nanos their duration in all
 * @param share of all requests' time, 0 to 1
 * @param site the call site that ran it most often, or null if none is known
 * @param cost of the calls that told their tokens, in the price table's currency; null if it tells none, or has no price
 */
public record ModelRow(
        Model model,
        long calls,
        long nanos,
        double share,
        @Nullable Site site,
        @Nullable Double cost) implements Row {

    private static final Comparator<ModelRow> BY_TIME =
            Comparator.comparingLong(ModelRow::nanos).reversed().thenComparing(row -> row.model.id());

    static List<ModelRow> of(Dump dump, Totals totals, Outside outside, Sites sites, PriceTable prices) {
        return dump.models().stream()
                .map(model -> row(model, totals, outside.modelWithin(model), sites, prices))
                .filter(row -> row.calls > 0)
                .sorted(BY_TIME)
                .toList();
    }

    private static ModelRow row(Model model, Totals totals, Outside.Calls within, Sites sites, PriceTable prices) {
        return new ModelRow(
                model,
                within.count(),
                within.nanos(),
                totals.shareOfTime(within.nanos()),
                sites.busiest(model.sites()),
                prices.cost(model));
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public Distribution duration() {
        return model.duration();
    }

    @Override
    public long errors() {
        return model.errors();
    }

    /** Whether it is a language model that tells what it takes. */
    public boolean tellsTokens() {
        return model.answers().told() > 0;
    }

    /** Inputs scored by a call on average; 0 if unknown. */
    public double rowsPerCall() {
        return Totals.share(model.rows(), model.calls());
    }
}
