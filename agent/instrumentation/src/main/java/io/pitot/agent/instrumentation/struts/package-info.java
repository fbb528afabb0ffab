/** Apache Struts 2: the name of the action that a request matched, and the exceptions that it handles itself. */
@NullMarked
package io.pitot.agent.instrumentation.struts;

import org.jspecify.annotations.NullMarked;
