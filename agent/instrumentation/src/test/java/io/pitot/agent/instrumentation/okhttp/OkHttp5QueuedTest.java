package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** The newest. */
class OkHttp5QueuedTest extends HttpCallsContract {

    OkHttp5QueuedTest() {
        super("OkHttpQueuedCalls", List.of("okhttp5"), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
