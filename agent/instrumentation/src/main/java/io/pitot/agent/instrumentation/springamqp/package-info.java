/** Spring AMQP: each message, or batch of them, that a listener is given. */
@NullMarked
package io.pitot.agent.instrumentation.springamqp;

import org.jspecify.annotations.NullMarked;
