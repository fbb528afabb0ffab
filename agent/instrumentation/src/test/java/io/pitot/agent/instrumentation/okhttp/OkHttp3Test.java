package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.CallsContract;
import java.util.List;

/** The last one without Kotlin. */
class OkHttp3Test extends CallsContract {

    OkHttp3Test() {
        super("OkHttpCalls", List.of("okhttp3", "h2"));
    }
}
