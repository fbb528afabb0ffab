package io.pitot.agent.runtime.configuration;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Which known name somebody may have meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * The known name with the fewest edits (Levenshtein, ignoring case) from the given one, or null if none
     * is within a third of its length.
     */
    public static @Nullable String to(String given, Collection<String> known) {
        String nearest = null;
        int least = Math.max(2, given.length() / 3) + 1;
        for (String name : known) {
            int edits = edits(given, name);
            if (edits < least) {
                least = edits;
                nearest = name;
            }
        }
        return nearest;
    }

    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                current[j] = Math.min(Math.min(previous[j], current[j - 1]) + 1, previous[j - 1] + (same ? 0 : 1));
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
