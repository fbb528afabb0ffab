package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** The newest. */
class OkHttp5SyncTest extends HttpCallsContract {

    OkHttp5SyncTest() {
        super("OkHttpSyncCalls", List.of("okhttp5"), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
