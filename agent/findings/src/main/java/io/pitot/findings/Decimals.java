package io.pitot.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers in decimal digits, always in English. They are those of {@link String#format}, whose first use costs a command that prints
 * one report some twenty milliseconds.
 */
public final class Decimals {

    private static final int GROUP = 3;

    private Decimals() {}

    /** {@code 9,804}, as by {@code %,d}. */
    public static String grouped(long number) {
        return grouped(Long.toString(number));
    }

    /** {@code 9,804.25}, as by {@code %,.2f}. */
    public static String grouped(double number, int decimals) {
        String digits = rounded(number, decimals);
        return Double.isFinite(number) ? grouped(digits) : digits;
    }

    /** {@code 9804.25}, as by {@code %.2f}. */
    public static String rounded(double number, int decimals) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        String digits = BigDecimal.valueOf(Math.abs(number))
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        // Negative also where nothing but zeros is left.
        return Double.doubleToRawLongBits(number) < 0 ? "-" + digits : digits;
    }

    private static String grouped(String plain) {
        int start = plain.startsWith("-") ? 1 : 0;
        int end = plain.indexOf('.');
        end = end < 0 ? plain.length() : end;
        if (end - start <= GROUP) {
            return plain;
        }
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = end - GROUP; at > start; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
