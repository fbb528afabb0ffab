/** Starts applications under the packaged agent and reads what it left behind. */
@NullMarked
package io.pitot.it.harness;

import org.jspecify.annotations.NullMarked;
