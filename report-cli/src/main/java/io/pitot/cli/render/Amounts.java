package io.pitot.cli.render;

import io.pitot.cli.analysis.budget.Unit;
import java.math.BigDecimal;
import java.math.MathContext;

/** Amounts of budgets, to three digits: what is just above its limit does not read as the limit. */
final class Amounts {

    private static final MathContext THREE = new MathContext(3);

    private Amounts() {}

    static String of(Unit unit, double amount) {
        return switch (unit) {
            case COUNT -> count(amount);
            case SHARE -> threeDigits(amount * 100) + "%";
            case DURATION -> duration(amount);
            case BYTES -> bytes(amount);
        };
    }

    /** How much greater a value is than what is allowed: {@code 4.4×}, {@code +18%}; empty if that says nothing. */
    static String excess(double value, double allowed) {
        if (allowed <= 0 || value <= allowed) {
            return "";
        }
        double ratio = value / allowed;
        if (ratio >= 2) {
            return new BigDecimal(ratio).round(new MathContext(2)).toPlainString() + "×";
        }
        return "+" + threeDigits((ratio - 1) * 100) + "%";
    }

    private static String count(double amount) {
        return amount < 1_000 ? threeDigits(amount) : Numbers.count(Math.round(amount));
    }

    private static String duration(double nanos) {
        if (nanos < 1e6) {
            return threeDigits(nanos / 1e3) + " µs";
        }
        return nanos < 1e9 ? threeDigits(nanos / 1e6) + " ms" : threeDigits(nanos / 1e9) + " s";
    }

    private static String bytes(double bytes) {
        if (bytes < 1e3) {
            return threeDigits(bytes) + " B";
        }
        if (bytes < 1e6) {
            return threeDigits(bytes / 1e3) + " kB";
        }
        return bytes < 1e9 ? threeDigits(bytes / 1e6) + " MB" : threeDigits(bytes / 1e9) + " GB";
    }

    private static String threeDigits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(THREE);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
