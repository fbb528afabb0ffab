/** Quartz: each run of a job is a unit of work. */
@NullMarked
package io.pitot.agent.instrumentation.quartz;

import org.jspecify.annotations.NullMarked;
