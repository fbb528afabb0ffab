/** Apache HttpClient where a thread waits for its calls: calls of other services. */
@NullMarked
package io.pitot.agent.instrumentation.httpclient;

import org.jspecify.annotations.NullMarked;
