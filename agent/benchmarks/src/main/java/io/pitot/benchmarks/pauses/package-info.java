/** The longest pauses that the agent adds to calls: {@code agent/benchmarks/pauses} compares JVMs with and without it, which take turns. */
@NullMarked
package io.pitot.benchmarks.pauses;

import org.jspecify.annotations.NullMarked;
