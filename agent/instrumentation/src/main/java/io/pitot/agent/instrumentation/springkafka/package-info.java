/** Spring for Apache Kafka: each record, or batch of them, that a listener is given. */
@NullMarked
package io.pitot.agent.instrumentation.springkafka;

import org.jspecify.annotations.NullMarked;
