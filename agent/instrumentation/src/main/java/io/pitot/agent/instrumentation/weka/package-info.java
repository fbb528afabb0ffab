/** Weka. */
@NullMarked
package io.pitot.agent.instrumentation.weka;

import org.jspecify.annotations.NullMarked;
