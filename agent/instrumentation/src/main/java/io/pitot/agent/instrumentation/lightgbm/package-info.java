/** LightGBM4J. */
@NullMarked
package io.pitot.agent.instrumentation.lightgbm;

import org.jspecify.annotations.NullMarked;
