/** OkHttp: what its calls answer. */
@NullMarked
package io.pitot.agent.instrumentation.okhttp;

import org.jspecify.annotations.NullMarked;
