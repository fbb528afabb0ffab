/** Alibaba's Druid: how long the application waits for a connection. */
@NullMarked
package io.pitot.agent.instrumentation.druid;

import org.jspecify.annotations.NullMarked;
