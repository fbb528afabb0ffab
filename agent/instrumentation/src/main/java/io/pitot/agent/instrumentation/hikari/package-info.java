/** HikariCP: how long the application waits for a connection. */
@NullMarked
package io.pitot.agent.instrumentation.hikari;

import org.jspecify.annotations.NullMarked;
