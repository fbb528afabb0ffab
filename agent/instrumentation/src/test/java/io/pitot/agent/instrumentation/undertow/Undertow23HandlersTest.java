package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.instrumentation.HandlersContract;

class Undertow23HandlersTest extends HandlersContract {

    Undertow23HandlersTest() {
        super("com.acme.web.UndertowHandlers", "undertow23");
    }
}
