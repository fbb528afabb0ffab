/** Spring AI. */
@NullMarked
package io.pitot.agent.instrumentation.springai;

import org.jspecify.annotations.NullMarked;
