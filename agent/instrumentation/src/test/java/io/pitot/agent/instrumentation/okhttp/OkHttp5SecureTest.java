package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.instrumentation.SecureHttpCallsContract;
import java.util.List;

/** OkHttp 5 over TLS. */
class OkHttp5SecureTest extends SecureHttpCallsContract {

    OkHttp5SecureTest() {
        super("SecureOkHttpCalls", List.of("okhttp5"));
    }
}
