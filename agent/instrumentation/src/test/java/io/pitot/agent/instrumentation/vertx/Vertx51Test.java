package io.pitot.agent.instrumentation.vertx;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The newest. */
class Vertx51Test extends VertxContract {

    Vertx51Test() {
        super(List.of("vertx51", "netty42"));
    }

    @Test
    void requestsInOnePipelineKeepTheirQueriesApart() throws Exception {
        assertPipelineKeepsQueriesApart();
    }
}
