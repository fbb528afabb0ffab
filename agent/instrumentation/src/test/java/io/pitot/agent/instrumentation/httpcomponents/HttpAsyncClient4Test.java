package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.instrumentation.CallsContract;
import java.util.List;

/** The last of its line. */
class HttpAsyncClient4Test extends CallsContract {

    HttpAsyncClient4Test() {
        super("HttpAsyncClient4Calls", List.of("httpasyncclient4", "h2"));
    }
}
