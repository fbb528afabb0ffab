/** A JDBC driver that does nothing, so that what an agent adds to a call is most of what the call costs. */
@NullMarked
package io.pitot.benchmarks.still;

import org.jspecify.annotations.NullMarked;
