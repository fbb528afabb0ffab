package io.pitot.cli.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what language models cost, in YAML. Everything that is wrong with it is told at once. */
public final class PriceFile {

    private static final String SHIPPED = "prices.yml";
    private static final Set<String> KEYS = Set.of("version", "asOf", "currency", "models");
    private static final Set<String> PRICE_KEYS = Set.of("input", "cachedInput", "output");

    private final YamlFile file;

    private PriceFile(String name) {
        this.file = new YamlFile(name);
    }

    /** The prices that come with Pitot. */
    public static PriceTable shipped() {
        try (InputStream in = Objects.requireNonNull(PriceFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return read(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WrongFile e) {
            throw new IllegalStateException(e);
        }
    }

    /** The prices of a file. */
    public static PriceTable read(Path file) throws IOException, WrongFile {
        if (Files.size(file) > YamlFile.MOST_BYTES) {
            throw new WrongFile(
                    List.of(file + ": " + Files.size(file) + " bytes: must be at most " + YamlFile.MOST_BYTES));
        }
        return read(String.valueOf(file), Files.readString(file));
    }

    private static PriceTable read(String name, String text) throws WrongFile {
        PriceFile prices = new PriceFile(name);
        PriceTable table = prices.table(prices.file.read(text, KEYS));
        prices.file.check();
        return table;
    }

    private PriceTable table(Map<?, ?> map) {
        return new PriceTable(date(map.get("asOf")), currency(map.get("currency")), prices(map.get("models")));
    }

    private LocalDate date(@Nullable Object value) {
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            file.problem("asOf=" + value, "must be the day of the prices, such as 2026-11-05");
            return LocalDate.EPOCH;
        }
    }

    private String currency(@Nullable Object value) {
        if (value instanceof String text && text.matches("[A-Z]{3}")) {
            return text;
        }
        file.problem("currency=" + value, "must be three letters, such as USD");
        return "";
    }

    private Map<String, Price> prices(@Nullable Object value) {
        Map<String, Price> prices = new HashMap<>();
        if (value == null) {
            return prices;
        }
        if (!(value instanceof Map<?, ?> map)) {
            file.problem("models", "must be a mapping from model ids to prices");
            return prices;
        }
        map.forEach((model, price) -> {
            String name = "models." + model;
            if (String.valueOf(model).indexOf('*') >= 0
                    && !String.valueOf(model).matches("[^*]*\\*")) {
                file.problem(name, "must have no * but at its end");
            }
            if (price instanceof Map<?, ?> parts) {
                file.unknownKeys(name + ".", parts, PRICE_KEYS);
                double input = amount(name + ".input", parts.get("input"));
                Object cached = parts.get("cachedInput");
                prices.put(
                        String.valueOf(model),
                        new Price(
                                input,
                                cached == null ? input : amount(name + ".cachedInput", cached),
                                amount(name + ".output", parts.get("output"))));
            } else {
                file.problem(name, "must be a mapping such as {input: 0.15, cachedInput: 0.075, output: 0.60}");
            }
        });
        return prices;
    }

    private double amount(String name, @Nullable Object value) {
        if (value instanceof Number number && number.doubleValue() >= 0 && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        file.problem(name + "=" + value, "must be the price of a million tokens, 0 or more");
        return 0;
    }
}
