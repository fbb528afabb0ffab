/**
 * How often queries and models are asked the same again, and so what caches of several sizes and lifetimes would have
 * answered: simulated over the salted hashes of the arguments as the events come. No clock, no I/O, one thread.
 */
@NullMarked
package io.pitot.agent.engine.reuse;

import org.jspecify.annotations.NullMarked;
