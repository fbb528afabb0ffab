package io.pitot.agent.instrumentation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What differs over Lettuce: unless it is told otherwise, Spring sends each command of a pipeline at once. */
abstract class SpringOverLettuceContract extends SpringRedisContract {

    /** @param libraries the folders of the jars */
    SpringOverLettuceContract(String... libraries) {
        super("OverLettuce", libraries);
    }

    @Override
    @Test
    protected void pipelineIsOneEvent() throws InterruptedException {
        run("set seat:1 a");
        events.clear();
        assertThat(run("pipeline seat:1 seat:404")).isEqualTo(Arrays.asList("a", null));
        events.await(EventKind.CACHE, 2);

        assertThat(events.all(EventKind.CACHE))
                .extracting(event -> name(event) + " " + event.count())
                .containsExactlyInAnyOrder("GET seat:{n} 1", "GET seat:{n} 0");
    }
}
