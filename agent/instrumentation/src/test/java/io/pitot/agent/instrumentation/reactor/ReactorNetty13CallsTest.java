package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Reactor Netty 1.3 and Reactor 3.8: those of Spring Boot 4. */
class ReactorNetty13CallsTest extends HttpCallsContract {

    ReactorNetty13CallsTest() {
        super(
                "ReactorNettyCalls",
                List.of("reactor-netty13", "netty42"),
                "io.netty.channel.AbstractChannel$AnnotatedConnectException",
                "io.netty.handler.timeout.ReadTimeoutException");
    }

    @Override
    protected boolean triesAgain() {
        return false;
    }
}
