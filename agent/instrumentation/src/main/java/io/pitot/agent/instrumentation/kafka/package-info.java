/** Kafka's own client: what an application polls itself. */
@NullMarked
package io.pitot.agent.instrumentation.kafka;

import org.jspecify.annotations.NullMarked;
