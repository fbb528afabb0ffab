package io.pitot.agent.instrumentation.vertx;

import java.util.List;

/** That of Quarkus 2. */
class Vertx41Test extends VertxContract {

    Vertx41Test() {
        super(List.of("vertx41", "netty41"));
    }
}
