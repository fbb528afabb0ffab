package io.pitot.agent.instrumentation.lettuce;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.CacheContract;
import io.pitot.agent.instrumentation.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only Lettuce has. */
abstract class LettuceContract extends CacheContract {

    /**
     * @param application a subclass of {@code com.acme.cache.CacheClient}
     * @param libraries the folder of its jars
     */
    LettuceContract(String application, String libraries) {
        super(application, libraries);
    }

    @Test
    void fieldsThatAreAskedForTogetherAreHitsAndMisses() throws InterruptedException {
        run("hset profile:9 name Anna");
        Event event = event("hmget profile:9 name mail");

        assertThat(name(event)).isEqualTo("HMGET profile:{n}");
        assertThat(List.of(event.aux(), (int) event.count(), (int) event.extra()))
                .containsExactly(2, 1, 4);
    }

    @Test
    void scriptsAreNamedAfterTheirKeys() throws InterruptedException {
        assertThat(name(event("eval seat:1 seat:2"))).isEqualTo("EVAL seat:{n}");
    }

    @Test
    void whatIsStoredTogetherHasItsSize() throws InterruptedException {
        Event event = event("mset seat:1 apples");

        assertThat(name(event)).isEqualTo("MSET seat:{n}");
        assertThat(event.has(EventLayout.FLAG_STORED)).isTrue();
        assertThat(event.extra()).isEqualTo(6);
    }

    @Test
    void commandsOfTheConnectionItselfAreNone() throws InterruptedException {
        run("select 0");
        events.awaitQuiet();

        assertThat(events.all(EventKind.CACHE)).isEmpty();
    }
}
