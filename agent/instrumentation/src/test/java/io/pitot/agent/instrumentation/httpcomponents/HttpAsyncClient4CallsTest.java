package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** HttpAsyncClient 4.1. */
class HttpAsyncClient4CallsTest extends HttpCallsContract {

    HttpAsyncClient4CallsTest() {
        super(
                "HttpAsyncClient4AwaitedCalls",
                List.of("httpasyncclient4"),
                "java.net.ConnectException",
                "java.net.SocketTimeoutException");
    }

    /** It leaves that to the application. */
    @Override
    protected boolean triesAgain() {
        return false;
    }
}
