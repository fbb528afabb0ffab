/** Methods that the configuration names as inference. */
@NullMarked
package io.pitot.agent.instrumentation.methods;

import org.jspecify.annotations.NullMarked;
