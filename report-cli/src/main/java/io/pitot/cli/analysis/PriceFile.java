package io.pitot.cli.analysis;

import io.pitot.cli.analysis.yaml.Part;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.cli.analysis.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what language models cost, in YAML. Everything that is wrong with it is told at once. */
public final class PriceFile {

    private static final String SHIPPED = "prices.yml";
    private static final Set<String> PRICE_KEYS = Set.of("input", "cachedInput", "output");
    private static final Pattern AMOUNT = Pattern.compile("\\d{0,9}[.]?\\d{1,9}");
    private static final YamlFile<PriceTable> FILE =
            new YamlFile<>(Set.of("asOf", "currency", "models"), PriceFile::table);

    private PriceFile() {}

    /** The prices that come with Pitot. */
    public static PriceTable shipped() {
        try (InputStream in = Objects.requireNonNull(PriceFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return FILE.parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WrongFile e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The prices of a file.
     *
     * @throws IOException if it cannot be read
     * @throws WrongFile if it says something that is not allowed
     */
    public static PriceTable read(Path file) throws IOException, WrongFile {
        return FILE.read(file);
    }

    private static PriceTable table(Part root, Map<String, Part> parts) {
        return new PriceTable(
                date(root, parts.get("asOf")), currency(root, parts.get("currency")), prices(parts.get("models")));
    }

    private static LocalDate date(Part root, @Nullable Part part) {
        String expected = "must be the day of the prices, such as 2026-11-05";
        if (part == null) {
            root.missing("asOf", expected);
            return LocalDate.EPOCH;
        }
        String text = part.text();
        try {
            return text == null ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            part.wrong(expected);
            return LocalDate.EPOCH;
        }
    }

    private static String currency(Part root, @Nullable Part part) {
        String expected = "must be three letters, such as USD";
        if (part == null) {
            root.missing("currency", expected);
            return "";
        }
        String text = part.text();
        if (text != null && !text.matches("[A-Z]{3}")) {
            part.wrong(expected);
        }
        return text == null ? "" : text;
    }

    private static Map<String, Price> prices(@Nullable Part part) {
        Map<String, Part> models = part == null ? null : part.mapping("must be a mapping from model ids to prices");
        Map<String, Price> prices = new HashMap<>();
        if (models != null) {
            models.forEach((model, price) -> {
                if (model.indexOf('*') >= 0 && !model.matches("[^*]*\\*")) {
                    price.wrong("must have no * but at its end");
                }
                prices.put(model, price(price));
            });
        }
        return prices;
    }

    private static Price price(Part part) {
        Map<String, Part> parts =
                part.mapping(PRICE_KEYS, "must be a mapping such as {input: 0.15, cachedInput: 0.075, output: 0.60}");
        if (parts == null) {
            return new Price(0, 0, 0);
        }
        double input = amount(part, "input", parts);
        return new Price(
                input,
                parts.containsKey("cachedInput") ? amount(part, "cachedInput", parts) : input,
                amount(part, "output", parts));
    }

    private static double amount(Part price, String name, Map<String, Part> parts) {
        String expected = "must be the price of a million tokens, 0 or more";
        Part part = parts.get(name);
        if (part == null) {
            price.missing(name, expected);
            return 0;
        }
        String text = part.text();
        if (text != null && !AMOUNT.matcher(text).matches()) {
            part.wrong(expected);
            return 0;
        }
        return text == null ? 0 : Double.parseDouble(text);
    }
}
