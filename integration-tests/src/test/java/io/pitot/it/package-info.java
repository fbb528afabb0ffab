/** The packaged agent and the packaged command line in real JVMs. Each class proves what its name says. */
@NullMarked
package io.pitot.it;

import org.jspecify.annotations.NullMarked;
