/** The JDK's executors and futures, and JBoss Threads: work handed to other threads keeps its request. */
@NullMarked
package io.pitot.agent.instrumentation.executors;

import org.jspecify.annotations.NullMarked;
