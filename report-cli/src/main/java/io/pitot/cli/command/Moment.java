package io.pitot.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads a moment that somebody typed: a time, a day, or how long ago. Times are in UTC, as in reports, unless they say another zone. */
final class Moment {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern ZONE = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");

    private Moment() {}

    /**
     * The moment.
     *
     * @param option whose value it is, for the message
     * @param now what durations are counted back from; its day is that of a time without one
     * @throws ParameterException if it is none
     */
    static Instant read(String option, String text, Instant now, CommandLine commandLine) {
        try {
            return read(text, now);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    commandLine,
                    option + "=" + text + ": must be a time such as 14:00 or 2026-11-22T14:00 (UTC, or with a zone"
                            + " behind it), or how long ago, such as 30m, 2h or 7d",
                    e);
        }
    }

    private static Instant read(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long amount = Long.parseLong(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        if (TIME.matcher(text).matches()) {
            return now.atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .atTime(LocalTime.parse(text))
                    .toInstant(ZoneOffset.UTC);
        }
        if (DAY.matcher(text).matches()) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return ZONE.matcher(text).matches()
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
