package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.instrumentation.HttpCallsContract;
import java.util.List;

/** Spring's client on Reactor Netty's: each call is told once, at the application's line. */
class WebClientCallsTest extends HttpCallsContract {

    WebClientCallsTest() {
        super(
                "WebClientCalls",
                List.of("spring6", "spring-webflux6", "reactor-netty12", "netty41"),
                "io.netty.channel.AbstractChannel$AnnotatedConnectException",
                "io.netty.handler.timeout.ReadTimeoutException");
    }

    @Override
    protected boolean triesAgain() {
        return false;
    }
}
