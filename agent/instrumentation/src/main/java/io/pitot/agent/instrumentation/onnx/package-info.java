/** ONNX Runtime. */
@NullMarked
package io.pitot.agent.instrumentation.onnx;

import org.jspecify.annotations.NullMarked;
