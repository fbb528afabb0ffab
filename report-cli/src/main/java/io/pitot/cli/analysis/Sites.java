package io.pitot.cli.analysis;

import io.pitot.dump.CallSite;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call sites of a dump by id. */
final class Sites {

    private final Map<String, Site> byId = new HashMap<>();

    Sites(List<CallSite> callSites) {
        for (CallSite callSite : callSites) {
            if (!callSite.frames().isEmpty()) {
                byId.put(callSite.id(), Site.of(callSite));
            }
        }
    }

    @Nullable
    Site named(String id) {
        return byId.get(id);
    }

    /** The most frequent one that is known, the first by id among equals; null if none is known. */
    @Nullable
    Site busiest(Map<String, Long> calls) {
        return calls.entrySet().stream()
                .filter(entry -> byId.containsKey(entry.getKey()))
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(entry -> byId.get(entry.getKey()))
                .orElse(null);
    }
}
