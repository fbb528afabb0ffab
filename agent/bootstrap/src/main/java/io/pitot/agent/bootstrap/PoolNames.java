package io.pitot.agent.bootstrap;

import java.util.HashMap;
import java.util.Map;

/**
 * Names for pools that have none of their own: library and number, in the order in which the pools were made. An
 * application that makes its pools in the same order has the same names in each of its JVMs, so that their dumps add up;
 * a hash or a generated token would not do.
 */
public final class PoolNames {

    /** By library, how many it has. Guarded by itself. */
    private static final Map<String, Integer> NUMBERED = new HashMap<>();

    private PoolNames() {}

    /**
     * The name of a pool, which from now on is the library's next number if it had none. Any thread may ask.
     *
     * @param pool an {@link ObservedPool}
     * @param library what the number follows: {@code c3p0} for {@code c3p0-1}
     */
    public static String of(Object pool, String library) {
        ObservedPool observed = (ObservedPool) pool;
        String name = observed.pitot$pool();
        if (name == null) {
            synchronized (NUMBERED) {
                name = observed.pitot$pool();
                if (name == null) {
                    int number = NUMBERED.getOrDefault(library, 0) + 1;
                    NUMBERED.put(library, number);
                    name = library.concat("-").concat(Integer.toString(number));
                    observed.pitot$pool(name);
                }
            }
        }
        return name;
    }
}
