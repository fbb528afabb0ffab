/**
 * Finds the classes of known libraries as they load and weaves advice into them. What a library's
 * instrumentation is made of: {@link io.pitot.agent.instrumentation.LibraryInstrumentation}.
 */
@NullMarked
package io.pitot.agent.instrumentation;

import org.jspecify.annotations.NullMarked;
