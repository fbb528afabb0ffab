package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.instrumentation.PooledHttpCallsContract;
import java.util.List;

/** The last of its line. */
class HttpClient45Test extends PooledHttpCallsContract {

    HttpClient45Test() {
        super(
                "HttpClient4Calls",
                List.of("httpasyncclient4"),
                "org.apache.http.conn.HttpHostConnectException",
                "java.net.SocketTimeoutException");
    }
}
