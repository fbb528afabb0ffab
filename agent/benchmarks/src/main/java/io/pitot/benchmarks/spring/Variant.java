package io.pitot.benchmarks.spring;

import java.util.List;

/**
 * A way to start the shop.
 *
 * @param name as in the results; several variants may be the same but for it
 * @param flags for the JVM
 */
record Variant(String name, List<String> flags) {

    /** The name of the variant without an agent, which all others are compared with. */
    static final String NONE = "none";
}
