/** Spring's task execution and scheduling. */
@NullMarked
package io.pitot.agent.instrumentation.springtask;

import org.jspecify.annotations.NullMarked;
