/** Tribuo. */
@NullMarked
package io.pitot.agent.instrumentation.tribuo;

import org.jspecify.annotations.NullMarked;
