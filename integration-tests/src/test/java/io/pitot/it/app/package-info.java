/** The applications that the tests run under the agent. They know nothing of it. */
@NullMarked
package io.pitot.it.app;

import org.jspecify.annotations.NullMarked;
