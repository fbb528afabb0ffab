/** DeepLearning4J. */
@NullMarked
package io.pitot.agent.instrumentation.deeplearning4j;

import org.jspecify.annotations.NullMarked;
