package io.pitot.agent.instrumentation.reactor;

import java.util.List;

/** Reactor Netty 1.0 and Reactor 3.4: those of Spring Boot 2. */
class ReactorNetty10Test extends ReactorNettyContract {

    ReactorNetty10Test() {
        super(List.of("reactor-netty10", "netty41"));
    }
}
