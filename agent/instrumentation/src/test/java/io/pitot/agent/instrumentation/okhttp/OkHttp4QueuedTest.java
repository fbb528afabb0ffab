package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** The last of its line. */
class OkHttp4QueuedTest extends HttpCallsContract {

    OkHttp4QueuedTest() {
        super("OkHttpQueuedCalls", List.of("okhttp4"), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
