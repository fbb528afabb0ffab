/** Javalin: the path of the route that a request matched, and exceptions that it makes responses of. */
@NullMarked
package io.pitot.agent.instrumentation.javalin;

import org.jspecify.annotations.NullMarked;
