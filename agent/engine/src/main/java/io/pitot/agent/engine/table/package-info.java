/**
 * Bounded tables and counters keyed by the ids of {@link io.pitot.agent.bootstrap.Names}, and what the
 * ids are called in a dump. Used by the aggregator thread alone.
 */
@NullMarked
package io.pitot.agent.engine.table;

import org.jspecify.annotations.NullMarked;
