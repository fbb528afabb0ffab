package io.pitot.cli.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the ranges of a text, {@code {a..b}}, with the number that is due. */
final class Ranges {

    private static final Pattern RANGE = Pattern.compile("\\{(\\d{1,9})\\.\\.(\\d{1,9})}");

    private Ranges() {}

    /** The text for request {@code k} of its line: {@code a + k mod (b - a + 1)} in every range. */
    static String fill(String text, int k) {
        Matcher range = RANGE.matcher(text);
        return range.replaceAll(match -> {
            long from = Long.parseLong(match.group(1));
            long to = Long.parseLong(match.group(2));
            return Long.toString(from + k % Math.max(1, to - from + 1));
        });
    }
}
