package io.pitot.findings;

/** Numbers as findings word them: short, and the same in every locale. */
final class Say {

    private Say() {}

    /** {@code 9,804}. */
    static String count(long number) {
        return Decimals.grouped(number);
    }

    /** {@code 41}, or {@code 2.4} where a tenth matters. */
    static String average(double number) {
        return number >= 9.95 || Math.abs(number - Math.rint(number)) < 0.05
                ? count(Math.round(number))
                : Decimals.rounded(number, 1);
    }

    /** {@code 2.9 ms}, with three digits at most. */
    static String time(long nanos) {
        if (nanos < 999_500) {
            return digits(nanos / 1e3) + " µs";
        }
        return nanos < 999_500_000 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
    }

    private static String digits(double number) {
        if (number >= 99.95) {
            return count(Math.round(number));
        }
        return Decimals.rounded(number, number >= 9.995 ? 1 : 2);
    }

    /** {@code 12 %}, with a tenth below ten. */
    static String percent(double share) {
        double percent = share * 100;
        if (percent > 0 && percent < 0.1) {
            return "under 0.1 %";
        }
        return Decimals.rounded(percent, percent < 9.95 ? 1 : 0) + " %";
    }

    /** {@code 1.5 GB}, in powers of 1024 as the JVM's options are. */
    static String bytes(long bytes) {
        if (bytes < 1 << 10) {
            return count(bytes, "byte");
        }
        if (bytes < 1 << 20) {
            return average(bytes / (double) (1 << 10)) + " KB";
        }
        return bytes < 1 << 30
                ? average(bytes / (double) (1 << 20)) + " MB"
                : average(bytes / (double) (1 << 30)) + " GB";
    }

    /** {@code 1 request}, {@code 2 requests}. */
    static String count(long number, String thing) {
        return count(number, thing, thing + "s");
    }

    /** The same of a word that has a plural of its own. */
    static String count(long number, String thing, String things) {
        return count(number) + " " + (number == 1 ? thing : things);
    }
}
