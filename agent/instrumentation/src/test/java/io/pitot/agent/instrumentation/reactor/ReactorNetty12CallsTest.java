package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Reactor Netty 1.2 and Reactor 3.7: those of Spring Boot 3.5. */
class ReactorNetty12CallsTest extends HttpCallsContract {

    ReactorNetty12CallsTest() {
        super(
                "ReactorNettyCalls",
                List.of("reactor-netty12", "netty41"),
                "io.netty.channel.AbstractChannel$AnnotatedConnectException",
                "io.netty.handler.timeout.ReadTimeoutException");
    }

    @Override
    protected boolean triesAgain() {
        return false;
    }
}
