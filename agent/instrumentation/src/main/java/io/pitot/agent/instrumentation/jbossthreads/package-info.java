/** JBoss Threads, the pool of Quarkus and WildFly. */
@NullMarked
package io.pitot.agent.instrumentation.jbossthreads;

import org.jspecify.annotations.NullMarked;
