package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Of the JDK's connections, to be run by {@link JdkHttpTest}. */
class UrlConnectionContract extends HttpCallsContract {

    UrlConnectionContract() {
        super("UrlConnectionCalls", List.of(), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
