/** Redisson. */
@NullMarked
package io.pitot.agent.instrumentation.redisson;

import org.jspecify.annotations.NullMarked;
