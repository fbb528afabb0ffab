package io.pitot.findings;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Where the records of a list are, by a key that several may have. Keeps neither records nor keys: in an agent they are
 * made when they are asked for, and are to go again.
 *
 * @param <T> the records
 */
final class Places<T> {

    /** No place. */
    static final int NONE = -1;

    private final List<T> records;
    private final Function<T, String> key;
    private final int[] hashes;

    /** The first place of each bucket, and for each place the next one in its bucket. */
    private final int[] buckets;

    private final int[] following;

    /** @param key the same for a record each time */
    Places(List<T> records, Function<T, String> key) {
        this.records = records;
        this.key = key;
        hashes = records.stream()
                .map(key)
                .mapToInt(text -> text.hashCode() ^ text.hashCode() >>> 16)
                .toArray();
        buckets = new int[Math.max(Integer.highestOneBit(hashes.length) * 2, 1)];
        following = new int[hashes.length];
        Arrays.fill(buckets, NONE);
        // From the last to the first, so that places with the same key follow in their order.
        for (int place = hashes.length - 1; place >= 0; place--) {
            int bucket = hashes[place] & (buckets.length - 1);
            following[place] = buckets[bucket];
            buckets[bucket] = place;
        }
    }

    /** The first place of a key, or {@link #NONE}. */
    int first(String wanted) {
        int hash = wanted.hashCode() ^ wanted.hashCode() >>> 16;
        return find(wanted, hash, buckets[hash & (buckets.length - 1)]);
    }

    /** The next place with the same key, or {@link #NONE}. */
    int next(String wanted, int place) {
        return find(wanted, hashes[place], following[place]);
    }

    private int find(String wanted, int hash, int from) {
        int place = from;
        while (place != NONE
                && (hashes[place] != hash || !key.apply(records.get(place)).equals(wanted))) {
            place = following[place];
        }
        return place;
    }
}
