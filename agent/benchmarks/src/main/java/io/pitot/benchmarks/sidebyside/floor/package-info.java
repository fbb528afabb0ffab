/**
 * The floor: an agent that does the least that any agent can do at a query, woven in the way that agents weave. It is
 * what costs are compared with.
 */
@NullMarked
package io.pitot.benchmarks.sidebyside.floor;

import org.jspecify.annotations.NullMarked;
