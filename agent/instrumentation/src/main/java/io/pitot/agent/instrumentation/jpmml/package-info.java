/** JPMML-Evaluator. */
@NullMarked
package io.pitot.agent.instrumentation.jpmml;

import org.jspecify.annotations.NullMarked;
