/**
 * JDBC by interface, so that any driver works. Objects are never wrapped: applications cast and unwrap
 * them. Pools and proxies nest; {@code JdbcProbe} lets only the outermost call count.
 */
@NullMarked
package io.pitot.agent.instrumentation.jdbc;

import org.jspecify.annotations.NullMarked;
