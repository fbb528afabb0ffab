/** Reactor Netty's HTTP server, and Spring WebFlux on it. */
@NullMarked
package io.pitot.agent.instrumentation.reactor;

import org.jspecify.annotations.NullMarked;
