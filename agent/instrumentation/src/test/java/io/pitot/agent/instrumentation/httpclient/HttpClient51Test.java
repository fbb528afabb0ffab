package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.instrumentation.PooledHttpCallsContract;
import java.util.List;

/** That of Spring Boot 2.7. */
class HttpClient51Test extends PooledHttpCallsContract {

    HttpClient51Test() {
        super(
                "HttpClient5Calls",
                List.of("httpasyncclient51"),
                "org.apache.hc.client5.http.HttpHostConnectException",
                "java.net.SocketTimeoutException");
    }
}
