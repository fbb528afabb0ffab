package io.pitot.cli.command;

import io.pitot.cli.analysis.PriceFile;
import io.pitot.cli.analysis.PriceTable;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The option that says what language models cost. */
final class PriceOptions {

    private final Verb verb;
    private final Argument<Path> prices;

    PriceOptions(Verb verb) {
        this.verb = verb;
        prices = verb.path(
                "--prices",
                "FILE",
                "The file with the prices of language models. Default: those that come with Pitot.");
    }

    /** Reads what the option names; null for the prices that come with Pitot. */
    @Nullable
    PriceTable read(Messages messages) {
        Path prices = this.prices.given();
        if (prices == null) {
            return null;
        }
        try {
            return PriceFile.read(prices);
        } catch (WrongFile e) {
            List<String> problems = e.problems();
            int last = problems.size() - 1;
            problems.subList(0, last).forEach(messages::say);
            throw verb.refusal(problems.get(last));
        } catch (IOException e) {
            throw new UncheckedIOException(prices + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
