/** Caffeine. */
@NullMarked
package io.pitot.agent.instrumentation.caffeine;

import org.jspecify.annotations.NullMarked;
