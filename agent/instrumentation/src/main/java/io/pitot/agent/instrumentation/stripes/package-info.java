/** Stripes: the URL binding of the action bean that a request matched. */
@NullMarked
package io.pitot.agent.instrumentation.stripes;

import org.jspecify.annotations.NullMarked;
