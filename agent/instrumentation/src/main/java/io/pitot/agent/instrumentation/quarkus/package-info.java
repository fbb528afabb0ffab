/** Quarkus: its REST layer and its scheduler. */
@NullMarked
package io.pitot.agent.instrumentation.quarkus;

import org.jspecify.annotations.NullMarked;
