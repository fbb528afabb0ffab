/** Lettuce. */
@NullMarked
package io.pitot.agent.instrumentation.lettuce;

import org.jspecify.annotations.NullMarked;
