/** JMS under both names, and its best-known providers and containers: each message that a listener is given. */
@NullMarked
package io.pitot.agent.instrumentation.jms;

import org.jspecify.annotations.NullMarked;
