package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.instrumentation.CallsContract;
import java.util.List;

/** That of Spring Boot 2.7. */
class HttpAsyncClient51Test extends CallsContract {

    HttpAsyncClient51Test() {
        super("HttpAsyncClient5Calls", List.of("httpasyncclient51", "h2"));
    }
}
