package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Of the JDK's client, to be run by {@link JdkHttpTest}. */
class JdkHttpClientContract extends HttpCallsContract {

    JdkHttpClientContract() {
        super("JdkHttpClientCalls", List.of(), "java.net.ConnectException", "java.net.http.HttpTimeoutException");
    }
}
