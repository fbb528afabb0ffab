/** JCache, of any provider. */
@NullMarked
package io.pitot.agent.instrumentation.jcache;

import org.jspecify.annotations.NullMarked;
