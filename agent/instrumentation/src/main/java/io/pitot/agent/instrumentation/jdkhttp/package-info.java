/** The JDK's own HTTP clients: calls of other services. */
@NullMarked
package io.pitot.agent.instrumentation.jdkhttp;

import org.jspecify.annotations.NullMarked;
