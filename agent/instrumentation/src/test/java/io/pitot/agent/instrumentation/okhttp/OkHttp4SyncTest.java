package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** The last of its line. */
class OkHttp4SyncTest extends HttpCallsContract {

    OkHttp4SyncTest() {
        super("OkHttpSyncCalls", List.of("okhttp4"), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
