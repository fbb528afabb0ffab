package io.pitot.agent.instrumentation.jedis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.CacheContract;
import io.pitot.agent.instrumentation.Event;
import org.junit.jupiter.api.Test;

/** What only Jedis has. */
abstract class JedisContract extends CacheContract {

    /** @param libraries the folder of its jars */
    JedisContract(String libraries) {
        super("JedisShop", libraries);
    }

    @Test
    void pipelineAndTransactionOfOneCommandAreWhatTheyAreAndFind() throws InterruptedException {
        run("set seat:1 a");
        Event pipeline = event("pipeline seat:1");
        Event transaction = event("transaction seat:1");

        assertThat(name(pipeline)).isEqualTo("PIPELINE GET seat:{n}").isEqualTo(name(transaction));
        assertThat(pipeline.count()).isEqualTo(1);
        assertThat(transaction.count()).isEqualTo(1);
    }

    @Test
    void whatIsDiscardedIsNoEventAndLeavesTheConnectionAsItWas() throws InterruptedException {
        run("discard seat:1");
        assertThat(events.all(EventKind.CACHE)).isEmpty();
        assertThat(name(event("get seat:7"))).isEqualTo("GET seat:{n}");
    }

    @Test
    void connectionThatIsLostIsAnErrorOfTheCommandThatWaitedAndOfNoOther() throws Exception {
        run("set seat:1 a");
        server.dropConnections();
        events.clear();
        assertThatThrownBy(() -> run("get seat:1")).hasStackTraceContaining("JedisConnectionException");

        Event lost = events.only(EventKind.CACHE);
        assertThat(name(lost)).isEqualTo("GET seat:{n}");
        assertThat(lost.error(false)).isEqualTo("redis.clients.jedis.exceptions.JedisConnectionException");
        Event next = event("get seat:1");
        assertThat(next.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(next.count()).isEqualTo(1);
    }

    @Test
    void anyOtherCommandIsNamedAfterItsKeys() throws InterruptedException {
        assertThat(name(event("del a:1 b:2"))).isEqualTo("DEL a:{n},…");
        Event found = event("exists a:1");
        assertThat(name(found)).isEqualTo("EXISTS a:{n}");
        assertThat(found.has(EventLayout.FLAG_LOOKUP)).isFalse();
    }

    @Test
    void commandsOfTheConnectionItselfAreNone() {
        run("ping");
        run("echo hello");

        assertThat(events.all(EventKind.CACHE)).isEmpty();
    }
}
