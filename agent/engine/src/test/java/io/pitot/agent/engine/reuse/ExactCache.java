package io.pitot.agent.engine.reuse;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cache as plain as can be, to compare with: it lets go the value used longest ago when it is full, and a value lives for a
 * time after it was loaded.
 */
final class ExactCache {

    private final int entries;
    private final long lifetime;
    private final boolean prompt;
    private final Map<Long, Long> loadedByUse = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Long> loadedInOrder = new LinkedHashMap<>();
    long hits;

    /** @param prompt whether a value is let go as soon as its time has come, and not only when it is asked for */
    ExactCache(int entries, long lifetime, boolean prompt) {
        this.entries = entries;
        this.lifetime = lifetime;
        this.prompt = prompt;
    }

    void use(long key, long now) {
        if (prompt) {
            letGoTheOld(now);
        }
        Long loaded = loadedByUse.get(key);
        if (loaded != null && now - loaded < lifetime) {
            hits++;
            return;
        }
        loadedByUse.put(key, now);
        if (prompt) {
            loadedInOrder.remove(key);
            loadedInOrder.put(key, now);
        }
        if (loadedByUse.size() > entries) {
            Long longestAgo = loadedByUse.keySet().iterator().next();
            loadedByUse.remove(longestAgo);
            loadedInOrder.remove(longestAgo);
        }
    }

    private void letGoTheOld(long now) {
        var oldest = loadedInOrder.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Long, Long> next = oldest.next();
            if (now - next.getValue() < lifetime) {
                return;
            }
            loadedByUse.remove(next.getKey());
            oldest.remove();
        }
    }
}
