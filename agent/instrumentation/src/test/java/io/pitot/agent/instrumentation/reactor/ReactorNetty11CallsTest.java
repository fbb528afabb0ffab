package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Reactor Netty 1.1 and Reactor 3.5: those of Spring Boot 3. */
class ReactorNetty11CallsTest extends HttpCallsContract {

    ReactorNetty11CallsTest() {
        super(
                "ReactorNettyCalls",
                List.of("reactor-netty11", "netty41"),
                "io.netty.channel.AbstractChannel$AnnotatedConnectException",
                "io.netty.handler.timeout.ReadTimeoutException");
    }

    @Override
    protected boolean triesAgain() {
        return false;
    }
}
