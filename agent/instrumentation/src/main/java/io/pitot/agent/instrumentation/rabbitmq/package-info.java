/** RabbitMQ's own client: each message that a consumer is given. */
@NullMarked
package io.pitot.agent.instrumentation.rabbitmq;

import org.jspecify.annotations.NullMarked;
