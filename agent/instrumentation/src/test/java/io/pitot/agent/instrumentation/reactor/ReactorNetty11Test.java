package io.pitot.agent.instrumentation.reactor;

import java.util.List;

/** Reactor Netty 1.1 and Reactor 3.5: those of Spring Boot 3. */
class ReactorNetty11Test extends ReactorNettyContract {

    ReactorNetty11Test() {
        super(List.of("reactor-netty11", "netty41"));
    }
}
