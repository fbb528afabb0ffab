/**
 * The application whose requests are measured side by side, under one agent or none: an embedded Tomcat, one
 * servlet, H2 in memory or {@linkplain io.pitot.benchmarks.still a driver that does nothing}, and the client that
 * drives it over loopback. It knows no agent.
 */
@NullMarked
package io.pitot.benchmarks.sidebyside.app;

import org.jspecify.annotations.NullMarked;
