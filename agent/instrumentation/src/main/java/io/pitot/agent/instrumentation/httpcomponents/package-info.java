/** Apache HttpComponents: what its asynchronous clients answer. */
@NullMarked
package io.pitot.agent.instrumentation.httpcomponents;

import org.jspecify.annotations.NullMarked;
