/** RESTEasy: the template of the resource method that a request matched, and the exceptions that it handles itself. */
@NullMarked
package io.pitot.agent.instrumentation.resteasy;

import org.jspecify.annotations.NullMarked;
