/**
 * What agents cost, side by side: starts the same {@linkplain io.pitot.benchmarks.sidebyside.app application} under
 * each of them, one JVM after the other in turns, and prints what they add to what it costs without. Started by
 * {@code agent/benchmarks/side-by-side}.
 */
@NullMarked
package io.pitot.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
