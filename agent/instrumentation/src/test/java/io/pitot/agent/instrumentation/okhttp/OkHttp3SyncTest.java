package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** The last one without Kotlin. */
class OkHttp3SyncTest extends HttpCallsContract {

    OkHttp3SyncTest() {
        super("OkHttpSyncCalls", List.of("okhttp3"), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
