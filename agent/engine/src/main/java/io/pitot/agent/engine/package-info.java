/**
 * The aggregator: one thread that drains the event rings, groups events by request, folds finished
 * requests into the interval's tables and writes a dump of each interval. Everything but {@link
 * io.pitot.agent.engine.Engine} belongs to that thread alone and is not synchronised.
 */
@NullMarked
package io.pitot.agent.engine;

import org.jspecify.annotations.NullMarked;
