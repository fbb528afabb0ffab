/** Jedis. */
@NullMarked
package io.pitot.agent.instrumentation.jedis;

import org.jspecify.annotations.NullMarked;
