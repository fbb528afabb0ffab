/** Agroal: how long the application waits for a connection. */
@NullMarked
package io.pitot.agent.instrumentation.agroal;

import org.jspecify.annotations.NullMarked;
