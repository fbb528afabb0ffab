/**
 * What observing costs, in JMH benchmarks: {@code java -jar agent/benchmarks/target/benchmarks.jar -prof gc} and the
 * name of one. Those of package-private classes lie in the packages of these.
 *
 * <p>A program beside them: {@link io.pitot.agent.benchmarks.EventLoss} looks for the rate at which events are lost.
 */
@NullMarked
package io.pitot.agent.benchmarks;

import org.jspecify.annotations.NullMarked;
