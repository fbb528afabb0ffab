package io.pitot.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a list by a key that several may have. Keeps neither records nor keys but the list: in an agent its
 * records are made when they are asked for, and are to go again.
 *
 * @param <T> the records
 */
final class RecordIndex<T> {

    private static final int NONE = -1;

    private final List<T> records;
    private final Function<T, String> key;
    private final int[] hashes;

    /** The first place of each bucket, and for each place the next one in its bucket. */
    private final int[] buckets;

    private final int[] following;

    /** @param key the same for a record each time */
    RecordIndex(List<T> records, Function<T, String> key) {
        this.records = records;
        this.key = key;
        hashes = records.stream().map(key).mapToInt(RecordIndex::hash).toArray();
        buckets = new int[Math.max(Integer.highestOneBit(hashes.length) * 2, 1)];
        following = new int[hashes.length];
        Arrays.fill(buckets, NONE);
        // From the last to the first, so that records with the same key follow in their order.
        for (int place = hashes.length - 1; place >= 0; place--) {
            int bucket = bucket(hashes[place]);
            following[place] = buckets[bucket];
            buckets[bucket] = place;
        }
    }

    /** The first record with a key, or null. */
    @Nullable
    T first(String wanted) {
        List<T> all = all(wanted);
        return all.isEmpty() ? null : all.get(0);
    }

    /** All records with a key, in their order. */
    List<T> all(String wanted) {
        List<T> all = new ArrayList<>();
        int hash = hash(wanted);
        for (int place = buckets[bucket(hash)]; place != NONE; place = following[place]) {
            T record = hashes[place] == hash ? records.get(place) : null;
            if (record != null && key.apply(record).equals(wanted)) {
                all.add(record);
            }
        }
        return all;
    }

    private static int hash(String key) {
        return key.hashCode() ^ key.hashCode() >>> 16;
    }

    private int bucket(int hash) {
        return hash & (buckets.length - 1);
    }
}
