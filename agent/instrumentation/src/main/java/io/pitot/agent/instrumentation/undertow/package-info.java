/** Undertow: exchanges from the first handler until the client has its response, on whichever threads. */
@NullMarked
package io.pitot.agent.instrumentation.undertow;

import org.jspecify.annotations.NullMarked;
