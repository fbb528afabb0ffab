package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CacheCounts;
import io.pitot.agent.bootstrap.LocalCaches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the agent has counted of caches in the process since it was last asked: the counts belong to the JVM, which has other tests too. */
public final class CountedCaches {

    /** What was counted under one name. */
    public record Counted(CacheCounts counts, List<Long> since) {

        /** One of the numbers of {@link CacheCounts}. */
        public long get(int number) {
            return since.get(number);
        }

        public String id() {
            return counts.id();
        }
    }

    private final Map<String, long[]> before = new HashMap<>();

    public CountedCaches() {
        clear();
    }

    /** Forgets what was counted so far. */
    public void clear() {
        LocalCaches.all().forEach(counts -> before.put(counts.id(), numbers(counts)));
    }

    /** The names under which anything was counted since. */
    public List<Counted> all() {
        List<Counted> all = new ArrayList<>();
        for (CacheCounts counts : LocalCaches.all()) {
            long[] since = numbers(counts);
            long[] known = before.getOrDefault(counts.id(), new long[CacheCounts.NUMBERS]);
            long sum = 0;
            for (int i = 0; i < since.length; i++) {
                since[i] -= known[i];
                sum += since[i];
            }
            if (sum > 0) {
                all.add(new Counted(counts, Arrays.stream(since).boxed().toList()));
            }
        }
        return all;
    }

    /** The only one. */
    public Counted only() {
        List<Counted> all = all();
        assertThat(all).as(all.stream().map(Counted::id).toList().toString()).hasSize(1);
        return all.get(0);
    }

    private static long[] numbers(CacheCounts counts) {
        long[] numbers = new long[CacheCounts.NUMBERS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = counts.get(i);
        }
        return numbers;
    }
}
