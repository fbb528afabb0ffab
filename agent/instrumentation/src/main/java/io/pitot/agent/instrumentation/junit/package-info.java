/** JUnit: each test is a unit of work. */
@NullMarked
package io.pitot.agent.instrumentation.junit;

import org.jspecify.annotations.NullMarked;
