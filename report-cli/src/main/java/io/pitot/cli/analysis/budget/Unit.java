package io.pitot.cli.analysis.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an amount in a budget file counts, and how it is written there. */
public enum Unit {
    COUNT("a number such as 10"),
    SHARE("a share such as 1%"),
    /** Nanoseconds. */
    DURATION("a duration such as 500ms"),
    BYTES("a size such as 2MB");

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}(?:[.]\\d{1,6})?) ?([A-Za-zµ%]*)");

    private final String example;

    Unit(String example) {
        this.example = example;
    }

    /** The amount that a text says, in ones, shares of one, nanoseconds or bytes; null if it says none. */
    @Nullable
    Double amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        double factor = matcher.matches() ? factor(matcher.group(2)) : -1;
        return factor < 0 ? null : Double.parseDouble(matcher.group(1)) * factor;
    }

    private double factor(String name) {
        return switch (this) {
            case COUNT -> name.isEmpty() ? 1 : -1;
            case SHARE -> name.equals("%") ? 0.01 : -1;
            case DURATION ->
                switch (name) {
                    case "us", "µs" -> 1e3;
                    case "ms" -> 1e6;
                    case "s" -> 1e9;
                    default -> -1;
                };
            case BYTES ->
                switch (name) {
                    case "B" -> 1;
                    case "kB" -> 1e3;
                    case "MB" -> 1e6;
                    case "GB" -> 1e9;
                    default -> -1;
                };
        };
    }

    /** What is allowed, for those who wrote something else. */
    String example() {
        return example;
    }

    /** An amount as far as a baseline keeps it: runs of the same code do not differ in what is cut off. */
    double rounded(double amount) {
        int digits = switch (this) {
            case COUNT -> 2;
            case SHARE -> 4;
            case DURATION, BYTES -> 0;
        };
        return BigDecimal.valueOf(amount).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
