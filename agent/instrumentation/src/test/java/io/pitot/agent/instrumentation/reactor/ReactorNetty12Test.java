package io.pitot.agent.instrumentation.reactor;

import java.util.List;

/** Reactor Netty 1.2 and Reactor 3.7: those of Spring Boot 3.5. */
class ReactorNetty12Test extends ReactorNettyContract {

    ReactorNetty12Test() {
        super(List.of("reactor-netty12", "netty41"));
    }
}
