package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Of futures of the JDK's client, to be run by {@link JdkHttpTest}. */
class JdkHttpClientAsyncContract extends HttpCallsContract {

    JdkHttpClientAsyncContract() {
        super("JdkHttpClientAsyncCalls", List.of(), "java.net.ConnectException", "java.net.http.HttpTimeoutException");
    }
}
