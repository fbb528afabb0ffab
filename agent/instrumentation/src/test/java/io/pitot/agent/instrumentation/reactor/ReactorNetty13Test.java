package io.pitot.agent.instrumentation.reactor;

import java.util.List;

/** Reactor Netty 1.3 and Reactor 3.8: those of Spring Boot 4. */
class ReactorNetty13Test extends ReactorNettyContract {

    ReactorNetty13Test() {
        super(List.of("reactor-netty13", "netty42"));
    }
}
