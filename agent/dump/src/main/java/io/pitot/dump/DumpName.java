package io.pitot.dump;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a dump's file: {@code pitot-orders-api-20261121T140200Z-3f9a01c2-000007.json}. The names of
 * one instance's dumps sort as they were written.
 *
 * @param service the service's name; what does not fit into a file name becomes {@code _}
 * @param written when, to the second; where the clock was set back meanwhile, the same as of the instance's dump before
 * @param instance the instance's id, of which letters and digits are kept
 * @param sequence 0 for an instance's first dump, then one more for each
 */
public record DumpName(String service, Instant written, String instance, long sequence) {

    private static final Pattern PATTERN =
            Pattern.compile("pitot-([A-Za-z0-9._-]{1,64})-(\\d{8}T\\d{6}Z)-([A-Za-z0-9]{1,64})-(\\d{6,18})\\.json");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private static final int MAX_LENGTH = 64;

    public DumpName {
        service = atMost(service.replaceAll("[^A-Za-z0-9._-]", "_"), "service");
        instance = atMost(instance.replaceAll("[^A-Za-z0-9]", ""), "0");
    }

    /** The name of the file. It has no path and never begins with a dot. */
    public String fileName() {
        return "pitot-%s-%s-%s-%06d.json".formatted(service, TIME.format(written), instance, sequence);
    }

    /** What a file's name says, or nothing if it is not the name of a dump. */
    public static Optional<DumpName> parse(String fileName) {
        Matcher name = PATTERN.matcher(fileName);
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DumpName(
                    name.group(1),
                    TIME.parse(name.group(2), Instant::from),
                    name.group(3),
                    Long.parseLong(name.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String atMost(String text, String ifEmpty) {
        return text.isEmpty() ? ifEmpty : text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }
}
