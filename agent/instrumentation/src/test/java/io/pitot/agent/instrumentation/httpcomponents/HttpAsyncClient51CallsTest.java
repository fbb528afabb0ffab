package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** That of Spring Boot 2.7. */
class HttpAsyncClient51CallsTest extends HttpCallsContract {

    HttpAsyncClient51CallsTest() {
        super(
                "HttpAsyncClient5AwaitedCalls",
                List.of("httpasyncclient51"),
                "org.apache.hc.client5.http.HttpHostConnectException",
                "java.net.SocketTimeoutException");
    }

    /** Which of its tries is told is not seen. */
    @Override
    protected boolean triesAgain() {
        return false;
    }
}
