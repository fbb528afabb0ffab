/** Micronaut: requests to its server on Netty, the routes that they match on any server, and runs of its scheduled methods. */
@NullMarked
package io.pitot.agent.instrumentation.micronaut;

import org.jspecify.annotations.NullMarked;
