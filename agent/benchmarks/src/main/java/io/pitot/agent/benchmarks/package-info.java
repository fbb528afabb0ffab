/**
 * What observing costs, in JMH benchmarks: {@code java -jar agent/benchmarks/target/benchmarks.jar -prof gc}. For those
 * that need woven classes, run once as it is and once with
 * {@code -jvmArgsAppend -javaagent:agent/dist/target/pitot-agent.jar}, interleaved; the difference is the cost.
 */
@NullMarked
package io.pitot.agent.benchmarks;

import org.jspecify.annotations.NullMarked;
