package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.instrumentation.PooledHttpCallsContract;
import java.util.List;

/** The newest. */
class HttpClient56Test extends PooledHttpCallsContract {

    HttpClient56Test() {
        super(
                "HttpClient5Calls",
                List.of("httpasyncclient5"),
                "org.apache.hc.client5.http.HttpHostConnectException",
                "java.net.SocketTimeoutException");
    }
}
