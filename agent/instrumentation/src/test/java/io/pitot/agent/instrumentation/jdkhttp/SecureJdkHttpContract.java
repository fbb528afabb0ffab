package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.SecureHttpCallsContract;
import java.util.List;

/** Of the JDK's client over TLS, to be run by {@link JdkHttpTest}. */
class SecureJdkHttpContract extends SecureHttpCallsContract {

    SecureJdkHttpContract() {
        super("SecureJdkHttpCalls", List.of());
    }
}
