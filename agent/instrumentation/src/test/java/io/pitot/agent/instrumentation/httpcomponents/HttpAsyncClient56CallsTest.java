package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** The newest. */
class HttpAsyncClient56CallsTest extends HttpCallsContract {

    HttpAsyncClient56CallsTest() {
        super(
                "HttpAsyncClient5AwaitedCalls",
                List.of("httpasyncclient5"),
                "org.apache.hc.client5.http.HttpHostConnectException",
                "java.net.SocketTimeoutException");
    }

    /** Which of its tries is told is not seen. */
    @Override
    protected boolean triesAgain() {
        return false;
    }
}
