package io.pitot.cli.render;

import io.pitot.findings.Decimals;

/** Numbers as people read them: two or three digits that matter, and the unit. Always in English. */
final class Numbers {

    private static final double MILLISECOND = 1e6;

    private Numbers() {}

    /** A duration with its unit: {@code 740 µs}, {@code 2.9 ms}, {@code 412 ms}, {@code 1,157 s}. */
    static String duration(long nanos) {
        double millis = nanos / MILLISECOND;
        if (nanos == 0) {
            return "0 ms";
        }
        if (millis < 0.9995) {
            return Math.max(1, Math.round(millis * 1000)) + " µs";
        }
        return millis < 999.5 ? millis(nanos) + " ms" : threeDigits(millis / 1000) + " s";
    }

    /** A duration in milliseconds, without the unit. */
    static String millis(long nanos) {
        double millis = nanos / MILLISECOND;
        if (nanos == 0) {
            return "0";
        }
        if (millis < 0.095) {
            return millis < 0.005 ? "<0.01" : Decimals.rounded(millis, 2);
        }
        return threeDigits(millis);
    }

    /** A share of one as percent. */
    static String percent(double share) {
        double percent = share * 100;
        if (percent == 0) {
            return "0%";
        }
        if (percent < 0.05) {
            return "<0.1%";
        }
        return Decimals.rounded(percent, percent < 0.95 ? 1 : 0) + "%";
    }

    /** A count, whole up to six digits, then in thousands or millions. */
    static String count(long count) {
        if (count < 100_000) {
            return Decimals.grouped(count);
        }
        return count < 9_999_500
                ? Decimals.grouped(Math.round(count / 1e3)) + "k"
                : Decimals.grouped(Math.round(count / 1e6)) + "M";
    }

    /** A mean of counts. */
    static String mean(double value) {
        return value == 0 ? "0" : threeDigits(value);
    }

    /** An amount of money, without the currency. */
    static String money(double amount) {
        return amount > 0 && amount < 0.005 ? "<0.01" : Decimals.grouped(amount, 2);
    }

    /** Bytes with their unit. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 999_500) {
            return threeDigits(bytes / 1e3) + " kB";
        }
        return bytes < 999_500_000 ? threeDigits(bytes / 1e6) + " MB" : threeDigits(bytes / 1e9) + " GB";
    }

    /** {@code 1 dump}, {@code 2 dumps}. */
    static String plural(long count, String noun) {
        return count(count) + " "
                + (count == 1 ? noun : noun.endsWith("y") ? noun.replaceAll("y$", "ies") : noun + "s");
    }

    private static String threeDigits(double value) {
        return value < 9.95 ? Decimals.rounded(value, 1) : Decimals.grouped(value, 0);
    }
}
