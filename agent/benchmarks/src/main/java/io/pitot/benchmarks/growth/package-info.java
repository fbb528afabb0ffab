/**
 * What observing costs as work grows: {@code agent/benchmarks/growth} runs it. Each point is a JVM of its own, once
 * without and once with the packaged agent, and the figures are what the second has more.
 */
@NullMarked
package io.pitot.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
