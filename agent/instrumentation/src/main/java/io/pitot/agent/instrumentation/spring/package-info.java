/** Spring MVC: the pattern that a request matched, and the exceptions that it handles itself. */
@NullMarked
package io.pitot.agent.instrumentation.spring;

import org.jspecify.annotations.NullMarked;
