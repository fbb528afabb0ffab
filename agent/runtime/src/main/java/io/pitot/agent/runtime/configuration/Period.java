package io.pitot.agent.runtime.configuration;

import java.time.Duration;

/** A duration within bounds: a whole number and {@code ms}, {@code s}, {@code m} or {@code h}. */
final class Period extends OptionType<Duration> {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private final Duration min;
    private final Duration max;

    Period(Duration min, Duration max) {
        this.min = min;
        this.max = max;
    }

    @Override
    String name() {
        return "duration";
    }

    @Override
    String allowed() {
        return print(min) + " to " + print(max);
    }

    @Override
    Duration parse(String text) throws InvalidValueException {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        long unit = unit(text.substring(digits));
        if (digits == 0 || unit == 0) {
            throw new InvalidValueException("must be a duration such as 500ms, 60s, 5m or 1h, " + allowed());
        }
        // Nine digits of hours still fit; what is longer is beyond any bound.
        Duration value = digits > 9
                ? Duration.ofMillis(Long.MAX_VALUE)
                : Duration.ofMillis(Long.parseLong(text.substring(0, digits)) * unit);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new InvalidValueException("must be " + allowed());
        }
        return value;
    }

    private static long unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s" -> SECOND;
            case "m" -> MINUTE;
            case "h" -> HOUR;
            default -> 0;
        };
    }

    @Override
    String print(Duration value) {
        long millis = value.toMillis();
        if (millis % HOUR == 0) {
            return millis / HOUR + "h";
        }
        if (millis % MINUTE == 0 && millis > MINUTE) {
            return millis / MINUTE + "m";
        }
        return millis % SECOND == 0 ? millis / SECOND + "s" : millis + "ms";
    }
}
