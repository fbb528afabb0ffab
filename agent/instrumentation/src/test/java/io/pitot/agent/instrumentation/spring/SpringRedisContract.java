package io.pitot.agent.instrumentation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.CacheContract;
import io.pitot.agent.instrumentation.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spring Data Redis and Spring's cache on it come through their client, once. */
abstract class SpringRedisContract extends CacheContract {

    /**
     * @param over which client: {@code OverJedis}, {@code OverLettuce}
     * @param libraries the folders of the jars
     */
    SpringRedisContract(String over, String... libraries) {
        super("SpringShop$" + over, libraries);
    }

    @Test
    void whatIsCachedIsLookedUpThenStoredForATimeAndThenFound() throws InterruptedException {
        run("evict 4711");
        // Over Lettuce it is told when it has happened, or not at all.
        events.awaitQuiet();
        events.clear();
        run("cached 4711");
        events.awaitQuiet();
        List<Event> first = events.all(EventKind.CACHE);
        events.clear();
        run("cached 4711");
        events.awaitQuiet();
        Event second = events.only(EventKind.CACHE);

        assertThat(first).isNotEmpty().allMatch(event -> name(event).endsWith(" orders::{n}"));
        assertThat(first.stream().filter(event -> event.has(EventLayout.FLAG_LOOKUP)))
                .isNotEmpty()
                .allMatch(event -> event.count() == 0);
        assertThat(first.stream().filter(event -> event.has(EventLayout.FLAG_STORED)))
                .singleElement()
                .matches(event -> event.has(EventLayout.FLAG_EXPIRES));
        assertThat(name(second)).isEqualTo("GET orders::{n}");
        assertThat(second.count()).isEqualTo(1);
    }
}
