/** Deep Java Library. */
@NullMarked
package io.pitot.agent.instrumentation.djl;

import org.jspecify.annotations.NullMarked;
