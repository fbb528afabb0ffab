/**
 * What a finished request proves: collectors that run over its events and keep sums which add up over
 * requests, intervals and JVMs. No clock, no I/O, one thread.
 */
@NullMarked
package io.pitot.agent.engine.evidence;

import org.jspecify.annotations.NullMarked;
