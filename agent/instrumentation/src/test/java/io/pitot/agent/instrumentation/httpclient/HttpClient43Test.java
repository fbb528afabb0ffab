package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.instrumentation.PooledHttpCallsContract;
import java.util.List;

/** The first that is observed. */
class HttpClient43Test extends PooledHttpCallsContract {

    HttpClient43Test() {
        super(
                "HttpClient4Calls",
                List.of("httpclient43"),
                "org.apache.http.conn.HttpHostConnectException",
                "java.net.SocketTimeoutException");
    }
}
