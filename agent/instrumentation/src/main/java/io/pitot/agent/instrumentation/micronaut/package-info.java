/** Micronaut: requests to its server on Netty, the routes that they match on any server, runs of its scheduled methods, and names of its caches. */
@NullMarked
package io.pitot.agent.instrumentation.micronaut;

import org.jspecify.annotations.NullMarked;
