/**
 * Wires the agent together inside its own class loader: options, instrumentations, engine, shutdown. The only
 * package that knows all the others.
 */
@NullMarked
package io.pitot.agent.runtime;

import org.jspecify.annotations.NullMarked;
