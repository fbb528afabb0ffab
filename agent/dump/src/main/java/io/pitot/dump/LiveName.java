package io.pitot.dump;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a live dump's file: {@code pitot-orders-api-3f9a01c2-000007.live}. It holds the running interval so far of an instance whose
 * next dump will have this sequence number: once there is that dump it says no more than the dump does, and is to be passed over.
 *
 * @param service the service's name; what does not fit into a file name becomes {@code _}
 * @param instance the instance's id, of which letters and digits are kept
 * @param sequence that of the dump that the running interval will be
 */
public record LiveName(String service, String instance, long sequence) {

    private static final Pattern PATTERN =
            Pattern.compile("pitot-([A-Za-z0-9._-]{1,64})-([A-Za-z0-9]{1,64})-(\\d{6,18})\\.live");

    public LiveName {
        // The same replacements as in the names of the instance's dumps.
        DumpName dump = new DumpName(service, Instant.EPOCH, instance, sequence);
        service = dump.service();
        instance = dump.instance();
    }

    /** The name of the file. It has no path and never begins with a dot. */
    public String fileName() {
        return "pitot-%s-%s-%06d.live".formatted(service, instance, sequence);
    }

    /** What a file's name says, or nothing if it is not the name of a live dump. */
    public static Optional<LiveName> parse(String fileName) {
        Matcher name = PATTERN.matcher(fileName);
        return name.matches()
                ? Optional.of(new LiveName(name.group(1), name.group(2), Long.parseLong(name.group(3))))
                : Optional.empty();
    }
}
