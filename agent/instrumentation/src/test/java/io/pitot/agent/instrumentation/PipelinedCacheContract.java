package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The same of a client that has pipelines: one is an event for each server that it goes to. */
public abstract class PipelinedCacheContract extends SharedCacheContract {

    /** As of {@link SharedCacheContract}. */
    protected PipelinedCacheContract(RedisServer server, String application, String libraries) {
        super(server, application, libraries);
    }

    @Test
    void pipelineToOneServerIsOneEvent() throws InterruptedException {
        run("set {seat}:1 a");
        assertThat(run("pipeline {seat}:1 {seat}:404")).isEqualTo(Arrays.asList("a", null));
        events.clear();
        run("pipeline {seat}:1 {seat}:404 {seat}:405");
        events.await(EventKind.CACHE, 1);

        Event event = events.only(EventKind.CACHE);
        assertThat(name(event)).startsWith("PIPELINE GET ");
        assertThat(event.has(EventLayout.FLAG_BATCH)).isTrue();
        assertThat(event.aux()).isEqualTo(3);
        assertThat(event.count()).isEqualTo(1);
    }
}
