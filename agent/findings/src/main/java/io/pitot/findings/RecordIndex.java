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

    private final List<T> records;
    private final Function<T, String> key;

    /** As many bits as a record's place takes; those above it are of its key's hash, which so few records need no more of. */
    private final int placeBits;

    /** The hash of each record's key above the record's place, ordered: those with the same key follow in their order. */
    private final int[] places;

    /** @param key the same for a record each time */
    RecordIndex(List<T> records, Function<T, String> key) {
        this.records = records;
        this.key = key;
        placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(records.size() - 1, 0));
        places = new int[records.size()];
        int place = 0;
        for (T record : records) {
            places[place] = from(key.apply(record)) | place;
            place++;
        }
        Arrays.sort(places);
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
        int from = from(wanted);
        int begin = Arrays.binarySearch(places, from);
        for (int i = begin < 0 ? -begin - 1 : begin; i < places.length && isFrom(places[i], from); i++) {
            T record = records.get(places[i] & ((1 << placeBits) - 1));
            if (key.apply(record).equals(wanted)) {
                all.add(record);
            }
        }
        return all;
    }

    /** The highest bits of the product depend on all of the hash. */
    private int from(String key) {
        return (key.hashCode() * 0x9E3779B9) & -(1 << placeBits);
    }

    private boolean isFrom(int place, int from) {
        return place >>> placeBits == from >>> placeBits;
    }
}
