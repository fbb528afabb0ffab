package io.pitot.agent.instrumentation.lettuce;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import org.junit.jupiter.api.Test;

/** What differs where elements of an answer are handed on one by one: how many there were is not known. */
abstract class ReactiveLettuceContract extends LettuceContract {

    /** @param libraries the folder of its jars */
    ReactiveLettuceContract(String libraries) {
        super("ReactiveLettuceShop", libraries);
    }

    @Override
    @Test
    protected void eachOfSeveralKeysIsAHitOrAMiss() throws InterruptedException {
        Event event = event("mget seat:1 seat:2 seat:3 seat:4");

        assertThat(name(event)).isEqualTo("MGET seat:{n}");
        assertThat(event.aux()).isEqualTo(4);
        assertThat(event.has(EventLayout.FLAG_LOOKUP)).isFalse();
    }
}
