package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.Names;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What statements do, by the leading verb of their fingerprints. */
public final class Verbs {

    private static final byte UNKNOWN = 0;
    private static final byte READ = 1;
    private static final byte SEQUENCE = 2;
    private static final byte WRITE = 3;

    private static final Pattern SEQUENCES =
            Pattern.compile("\\b(nextval|next\\s+value\\s+for|currval|lastval)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITES =
            Pattern.compile("\\b(insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

    /** A query of what a change changed, as H2 and Db2 have it: {@code SELECT id FROM FINAL TABLE (INSERT INTO …)}. */
    private static final Pattern CHANGES = Pattern.compile(
            "\\b(final|new|old)\\s+table\\s*\\(\\s*(insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

    private final byte[] known = new byte[Names.QUERIES.maxId() + 1];

    /** Whether the query reads and answers the same as long as nothing is written. */
    public boolean reads(int query) {
        return effect(query) == READ;
    }

    /**
     * Whether the query may change what others read. Taken widely: procedures, settings, whatever is not
     * known to read.
     */
    public boolean writes(int query) {
        return effect(query) == WRITE;
    }

    /** Whether the query takes the next number of a sequence, or asks for the last: never the same, and of no table. */
    boolean isSequence(int query) {
        return effect(query) == SEQUENCE;
    }

    /** The leading verb in capitals; empty if there is none. */
    public static String of(@Nullable String fingerprint) {
        if (fingerprint == null) {
            return "";
        }
        int start = 0;
        while (start < fingerprint.length() && !Character.isLetter(fingerprint.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < fingerprint.length() && Character.isLetter(fingerprint.charAt(end))) {
            end++;
        }
        return fingerprint.substring(start, end).toUpperCase(Locale.ROOT);
    }

    /** What a statement does, as its leading verb says; of a query of what a change changed it is that of the change. */
    public static String kind(@Nullable String fingerprint) {
        String verb = of(fingerprint);
        if (fingerprint != null && verb.equals("SELECT")) {
            Matcher change = CHANGES.matcher(fingerprint);
            return change.find() ? change.group(2).toUpperCase(Locale.ROOT) : verb;
        }
        return verb;
    }

    private byte effect(int query) {
        if (query <= 0 || query >= known.length) {
            return WRITE;
        }
        byte effect = known[query];
        if (effect == UNKNOWN) {
            String fingerprint = Names.QUERIES.name(query);
            if (fingerprint == null) {
                return WRITE;
            }
            effect = effect(fingerprint);
            known[query] = effect;
        }
        return effect;
    }

    private static byte effect(String fingerprint) {
        return switch (of(fingerprint)) {
            case "SELECT" -> CHANGES.matcher(fingerprint).find() ? WRITE : readOrSequence(fingerprint);
            case "VALUES", "TABLE", "SHOW", "EXPLAIN", "DESCRIBE", "DESC" -> readOrSequence(fingerprint);
            case "WITH" -> WRITES.matcher(fingerprint).find() ? WRITE : READ;
            default -> WRITE;
        };
    }

    private static byte readOrSequence(String fingerprint) {
        return SEQUENCES.matcher(fingerprint).find() ? SEQUENCE : READ;
    }
}
