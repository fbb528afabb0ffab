package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.CallsContract;
import java.util.List;

/** The last of its line. */
class OkHttp4Test extends CallsContract {

    OkHttp4Test() {
        super("OkHttpCalls", List.of("okhttp4", "h2"));
    }
}
