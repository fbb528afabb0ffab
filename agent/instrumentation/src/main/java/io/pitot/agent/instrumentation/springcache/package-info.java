/** Spring's cache abstraction. */
@NullMarked
package io.pitot.agent.instrumentation.springcache;

import org.jspecify.annotations.NullMarked;
