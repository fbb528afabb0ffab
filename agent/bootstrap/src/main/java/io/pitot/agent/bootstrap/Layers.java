package io.pitot.agent.bootstrap;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The layers between a call and the application's code, in no order but that of their declaration. */
final class Layers {

    /** There are few combinations, and thousands of call sites that have one of them. */
    private static final ConcurrentHashMap<Set<CodeOrigin>, List<String>> KNOWN = new ConcurrentHashMap<>();

    private final EnumSet<CodeOrigin> passed = EnumSet.noneOf(CodeOrigin.class);

    /** The class of the next frame outwards belongs to this. */
    void pass(CodeOrigin origin) {
        if (!origin.layer().isEmpty()) {
            passed.add(origin);
        }
    }

    /** The names of those that were passed. */
    List<String> names() {
        List<String> known = KNOWN.get(passed);
        if (known == null) {
            known = passed.stream().map(CodeOrigin::layer).toList();
            KNOWN.put(EnumSet.copyOf(passed), known);
        }
        return known;
    }
}
