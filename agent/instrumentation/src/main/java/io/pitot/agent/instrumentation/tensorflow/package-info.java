/** TensorFlow Java. */
@NullMarked
package io.pitot.agent.instrumentation.tensorflow;

import org.jspecify.annotations.NullMarked;
