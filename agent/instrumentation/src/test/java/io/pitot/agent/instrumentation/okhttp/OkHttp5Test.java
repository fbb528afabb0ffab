package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.CallsContract;
import java.util.List;

/** The newest. */
class OkHttp5Test extends CallsContract {

    OkHttp5Test() {
        super("OkHttpCalls", List.of("okhttp5", "h2"));
    }
}
