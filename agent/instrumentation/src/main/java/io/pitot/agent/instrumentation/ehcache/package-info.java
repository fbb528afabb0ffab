/** Ehcache. */
@NullMarked
package io.pitot.agent.instrumentation.ehcache;

import org.jspecify.annotations.NullMarked;
