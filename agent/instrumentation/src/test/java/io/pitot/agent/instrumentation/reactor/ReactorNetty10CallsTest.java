package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Reactor Netty 1.0 and Reactor 3.4: those of Spring Boot 2. */
class ReactorNetty10CallsTest extends HttpCallsContract {

    ReactorNetty10CallsTest() {
        super(
                "ReactorNettyCalls",
                List.of("reactor-netty10", "netty41"),
                "io.netty.channel.AbstractChannel$AnnotatedConnectException",
                "io.netty.handler.timeout.ReadTimeoutException");
    }

    @Override
    protected boolean triesAgain() {
        return false;
    }
}
