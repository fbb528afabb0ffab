/** Guava's caches. */
@NullMarked
package io.pitot.agent.instrumentation.guava;

import org.jspecify.annotations.NullMarked;
