package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.instrumentation.CallsContract;
import java.util.List;

/** The newest. */
class HttpAsyncClient5Test extends CallsContract {

    HttpAsyncClient5Test() {
        super("HttpAsyncClient5Calls", List.of("httpasyncclient5", "h2"));
    }
}
