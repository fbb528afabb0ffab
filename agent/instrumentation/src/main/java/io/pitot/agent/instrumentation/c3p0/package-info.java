/** c3p0: how long the application waits for a connection. */
@NullMarked
package io.pitot.agent.instrumentation.c3p0;

import org.jspecify.annotations.NullMarked;
