package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client of Redis tells that finds the server of a key by itself: in a cluster, by a sentinel, through a pool. Each command is one event. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SharedCacheContract {

    /** The commands of the applications that the server counts, and the events are. */
    private static final List<String> COUNTED = List.of("GET", "SET", "SETEX", "PSETEX", "HGETALL");

    @RegisterExtension
    protected final RedisServer server;

    @RegisterExtension
    protected final Events events = new Events();

    private final String application;
    private final String libraries;
    private Function<String, Object> client;

    /**
     * @param server what it is a client of
     * @param application a subclass of {@code com.acme.cache.CacheClient}
     * @param libraries the folder of its jars
     */
    protected SharedCacheContract(RedisServer server, String application, String libraries) {
        this.server = server;
        this.application = application;
        this.libraries = libraries;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        client = (Function<String, Object>) IsolatedApplication.of(List.of(libraries), "jakarta.servlet")
                .make("com.acme.cache." + application, new Class<?>[] {Integer.class}, server.entrance());
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) client).close();
    }

    /** What the application says to a command. */
    protected final Object run(String command) {
        return client.apply(command);
    }

    private Event event(String command) throws InterruptedException {
        events.clear();
        run(command);
        events.await(EventKind.CACHE, 1);
        return events.only(EventKind.CACHE);
    }

    /** What it is called. */
    protected static String name(Event event) {
        return Names.COMMANDS.name(event.subject());
    }

    @Test
    void valueThatIsThereIsAHitAndOneThatIsNotAMiss() throws InterruptedException {
        Event stays = event("set user:17 Anna");
        Event goes = event("setex user:18 Bert");
        Event hit = event("get user:17");
        Event miss = event("get user:404");

        assertThat(stays.has(EventLayout.FLAG_STORED)).isTrue();
        assertThat(stays.has(EventLayout.FLAG_EXPIRES)).isFalse();
        assertThat(stays.extra()).isEqualTo(4);
        assertThat(goes.has(EventLayout.FLAG_EXPIRES)).isTrue();
        assertThat(name(hit)).isEqualTo("GET user:{n}").isEqualTo(name(miss));
        assertThat(List.of(hit.aux(), (int) hit.count(), (int) hit.extra())).containsExactly(1, 1, 4);
        assertThat(List.of(miss.aux(), (int) miss.count(), (int) miss.extra())).containsExactly(1, 0, 0);
    }

    @Test
    void commandsCountToTheRequestThatGivesThemWithItsLine() throws Exception {
        // Where a command is looked at depends on how often it was before, in this JVM: a key that no other class uses.
        String seat = OwnWord.of(getClass()) + ":17";
        run("set " + seat + " Anna");
        events.clear();
        Requests.run(() -> {
            run("get " + seat);
            run("get " + seat);
        });

        Event request = events.awaitRequests(1).get(0);
        events.await(EventKind.CACHE, 2);
        assertThat(events.all(EventKind.CACHE))
                .hasSize(2)
                .extracting(Event::requestId)
                .containsOnly(request.requestId());
        assertThat(events.all(EventKind.CACHE))
                .extracting(Event::site)
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allSatisfy(site -> assertThat(site.frames().get(0).type()).startsWith("com.acme.cache."));
    }

    @Test
    void thereAreAsManyEventsAsTheServerHasRunCommandsAndNoneOfTheClientsOwn() throws Exception {
        server.takeCounts();
        events.clear();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            String key = "thing:" + random.nextInt(20);
            switch (random.nextInt(5)) {
                case 0 -> run("set " + key + " some");
                case 1 -> run("setex " + key + " some");
                case 2 -> run("hgetall hash:" + random.nextInt(300));
                default -> run("get " + key);
            }
        }
        Map<String, Long> served = server.takeCounts();
        served.keySet().retainAll(COUNTED);

        events.awaitQuiet();
        Map<String, Long> told = new TreeMap<>();
        for (Event event : events.all(EventKind.CACHE)) {
            String command = name(event);
            told.merge(command.substring(0, command.indexOf(' ')), 1L, Long::sum);
        }
        assertThat(told).isEqualTo(served).containsKeys("GET", "SET", "HGETALL");
    }
}
