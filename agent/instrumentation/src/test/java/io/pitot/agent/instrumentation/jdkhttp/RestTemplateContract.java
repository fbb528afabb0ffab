package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Of Spring's template on the JDK's connections, to be run by {@link ClientsOnJdkHttpTest}. */
class RestTemplateContract extends HttpCallsContract {

    RestTemplateContract() {
        super("RestTemplateCalls", List.of("spring6"), "java.net.ConnectException", "java.net.SocketTimeoutException");
    }
}
