package io.pitot.cli.analysis;

import io.pitot.dump.Answers;
import io.pitot.dump.Model;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prices by model.
 *
 * @param asOf the day on which they were so
 * @param currency what they are in, such as {@code USD}
 * @param prices by the model's id, or by its beginning and {@code *}
 */
public record PriceTable(LocalDate asOf, String currency, Map<String, Price> prices) {

    /** Where nothing is to be priced. */
    static final PriceTable NONE = new PriceTable(LocalDate.EPOCH, "", Map.of());

    private static final double MILLION = 1e6;

    /** What services append to a model's name for one version of it. */
    private static final Pattern VERSION = Pattern.compile("-(20\\d\\d-?\\d\\d-?\\d\\d|latest)$");

    /** A copy. */
    public PriceTable {
        prices = Map.copyOf(prices);
    }

    /**
     * The price of a model: that of its very id, or of its id without a version, or else of the longest beginning. Null if there is
     * none.
     */
    @Nullable
    Price of(String model) {
        Price exact = prices.get(model);
        if (exact == null) {
            exact = prices.get(VERSION.matcher(model).replaceFirst(""));
        }
        return exact == null ? ofLongestBeginning(model) : exact;
    }

    private @Nullable Price ofLongestBeginning(String model) {
        for (int length = model.length(); length >= 0; length--) {
            Price price = prices.get(model.substring(0, length) + "*");
            if (price != null) {
                return price;
            }
        }
        return null;
    }

    /** What the calls that told their tokens cost; null of a model that tells none, or has no price. */
    @Nullable
    Double cost(Model model) {
        Answers answers = model.answers();
        Price price = answers.told() == 0 ? null : of(model.id());
        if (price == null) {
            return null;
        }
        long cached = Math.min(answers.cachedInputTokens(), answers.inputTokens());
        return ((answers.inputTokens() - cached) * price.input()
                        + cached * price.cachedInput()
                        + answers.outputTokens() * price.output())
                / MILLION;
    }
}
