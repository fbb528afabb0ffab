package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.instrumentation.HandlersContract;

class Undertow22HandlersTest extends HandlersContract {

    Undertow22HandlersTest() {
        super("com.acme.web.UndertowHandlers", "undertow22");
    }
}
