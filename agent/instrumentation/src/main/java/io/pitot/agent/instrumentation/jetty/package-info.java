/** Jetty: requests from the server's first handler until the client has its response, on whichever threads. */
@NullMarked
package io.pitot.agent.instrumentation.jetty;

import org.jspecify.annotations.NullMarked;
