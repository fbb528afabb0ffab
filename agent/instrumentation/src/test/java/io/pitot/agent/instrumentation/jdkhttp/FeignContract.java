package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Of Feign on the JDK's connections, to be run by {@link ClientsOnJdkHttpTest}. */
class FeignContract extends HttpCallsContract {

    FeignContract() {
        super("FeignCalls", List.of("feign"), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
