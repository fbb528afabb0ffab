/** Vert.x: its HTTP server, the contexts that its callbacks run in, and its router. */
@NullMarked
package io.pitot.agent.instrumentation.vertx;

import org.jspecify.annotations.NullMarked;
