package io.pitot.agent.bootstrap;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The names of layers, the same list for all call sites that have the same: there are few combinations, and thousands of call sites.
 * Bounded: once there are as many lists as it may have, no further method of a library is told. Any thread.
 */
final class LayerNames {

    /** Those of this JVM. */
    static final LayerNames KNOWN = new LayerNames(100);

    private final ConcurrentHashMap<Key, List<String>> lists = new ConcurrentHashMap<>();
    private final int limit;

    LayerNames(int limit) {
        this.limit = limit;
    }

    /**
     * The names of layers.
     *
     * @param type of the library's method that was called; empty if none was
     */
    List<String> of(EnumSet<CodeOrigin> passed, String type, String method) {
        List<String> known = lists.get(new Key(passed, type, method));
        if (known != null) {
            return known;
        }
        if (!type.isEmpty() && lists.size() >= limit) {
            return of(passed, "", "");
        }
        List<String> names = names(passed, type, method);
        lists.put(new Key(EnumSet.copyOf(passed), type, method), names);
        return names;
    }

    private static List<String> names(EnumSet<CodeOrigin> passed, String type, String method) {
        Stream<String> layers = passed.stream().map(CodeOrigin::layer);
        return type.isEmpty()
                ? layers.toList()
                : Stream.concat(Stream.of(CodeOrigin.LIBRARY.layer() + ':' + type + '#' + method), layers)
                        .toList();
    }

    /** By hand: the methods of a record are linked when they are first called, which takes milliseconds. */
    private static final class Key {
        private final EnumSet<CodeOrigin> passed;
        private final String type;
        private final String method;

        Key(EnumSet<CodeOrigin> passed, String type, String method) {
            this.passed = passed;
            this.type = type;
            this.method = method;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && passed.equals(that.passed)
                    && type.equals(that.type)
                    && method.equals(that.method);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * passed.hashCode() + type.hashCode()) + method.hashCode();
        }
    }
}
