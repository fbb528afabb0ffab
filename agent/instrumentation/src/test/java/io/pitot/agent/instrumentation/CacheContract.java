package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import java.util.Arrays;
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

/** What a client of Redis tells of the commands that an application gives it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CacheContract {

    /** The commands of the applications that the server counts, and the events are. */
    private static final List<String> COUNTED =
            List.of("GET", "SET", "SETEX", "PSETEX", "MGET", "HSET", "HGET", "HGETALL");

    @RegisterExtension
    protected final RedisServer server = new RedisServer();

    @RegisterExtension
    protected final Events events = new Events();

    private final String application;
    private final List<String> libraries;
    private Function<String, Object> client;

    /**
     * @param application a subclass of {@code com.acme.cache.CacheClient}
     * @param libraries the folders of its jars
     */
    protected CacheContract(String application, String... libraries) {
        this.application = application;
        this.libraries = List.of(libraries);
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        client = (Function<String, Object>) IsolatedApplication.of(libraries, "jakarta.servlet")
                .make("com.acme.cache." + application, new Class<?>[] {Integer.class}, server.port());
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) client).close();
    }

    /** What the application says to a command. */
    protected final Object run(String command) {
        return client.apply(command);
    }

    /** The only event of a command. */
    protected final Event event(String command) throws InterruptedException {
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
        run("set user:17 Anna");
        Event hit = event("get user:17");
        Event miss = event("get user:404");

        assertThat(name(hit)).isEqualTo("GET user:{n}");
        assertThat(List.of(hit.aux(), (int) hit.count(), (int) hit.extra())).containsExactly(1, 1, 4);
        assertThat(hit.has(EventLayout.FLAG_LOOKUP)).isTrue();
        assertThat(hit.duration()).isPositive();
        assertThat(name(miss)).isEqualTo("GET user:{n}");
        assertThat(List.of(miss.aux(), (int) miss.count(), (int) miss.extra())).containsExactly(1, 0, 0);
        assertThat(miss.hash()).isNotEqualTo(hit.hash());
        assertThat(event("get user:17").hash()).isEqualTo(hit.hash());
    }

    @Test
    void whatIsStoredIsToldWithItsSizeAndWhetherItStays() throws InterruptedException {
        Event stays = event("set user:17:cart apples");
        Event goes = event("setex user:17:cart apples");

        assertThat(name(stays)).isEqualTo("SET user:{n}:cart");
        assertThat(stays.has(EventLayout.FLAG_STORED)).isTrue();
        assertThat(stays.has(EventLayout.FLAG_EXPIRES | EventLayout.FLAG_LOOKUP))
                .isFalse();
        assertThat(stays.extra()).isEqualTo(6);
        assertThat(goes.has(EventLayout.FLAG_STORED)).isTrue();
        assertThat(goes.has(EventLayout.FLAG_EXPIRES)).isTrue();
        assertThat(goes.extra()).isEqualTo(6);
    }

    @Test
    protected void eachOfSeveralKeysIsAHitOrAMiss() throws InterruptedException {
        run("set seat:1 a");
        run("set seat:3 abc");
        Event event = event("mget seat:1 seat:2 seat:3 seat:4");

        assertThat(name(event)).isEqualTo("MGET seat:{n}");
        assertThat(List.of(event.aux(), (int) event.count(), (int) event.extra()))
                .containsExactly(4, 2, 4);
        assertThat(event.has(EventLayout.FLAG_BATCH)).isFalse();
    }

    @Test
    void fieldsOfHashesAreLookUpsToo() throws InterruptedException {
        Event stored = event("hset profile:9 name Anna");
        Event hit = event("hget profile:9 name");
        Event miss = event("hget profile:9 mail");
        Event all = event("hgetall profile:9");
        Event none = event("hgetall profile:404");

        assertThat(name(stored)).isEqualTo("HSET profile:{n}");
        assertThat(stored.has(EventLayout.FLAG_STORED)).isTrue();
        assertThat(name(hit)).isEqualTo("HGET profile:{n}");
        assertThat(List.of(hit.count(), miss.count(), all.count(), none.count()))
                .containsExactly(1L, 0L, 1L, 0L);
        assertThat(hit.extra()).isEqualTo(4);
        assertThat(all.extra()).isEqualTo(8);
        assertThat(hit.hash()).isNotEqualTo(miss.hash());
    }

    @Test
    protected void pipelineIsOneEvent() throws InterruptedException {
        run("set seat:1 a");
        assertThat(run("pipeline seat:1 seat:404")).isEqualTo(Arrays.asList("a", null));
        Event event = event("pipeline seat:1 seat:404 seat:405");

        assertThat(name(event)).isEqualTo("PIPELINE GET seat:{n}");
        assertThat(event.has(EventLayout.FLAG_BATCH)).isTrue();
        assertThat(event.has(EventLayout.FLAG_LOOKUP)).isTrue();
        assertThat(List.of(event.aux(), (int) event.count())).containsExactly(3, 1);
    }

    @Test
    void transactionIsOneEvent() throws InterruptedException {
        run("set seat:1 a");
        assertThat(run("transaction seat:1 seat:404")).isEqualTo(Arrays.asList("a", null));
        Event event = event("transaction seat:1 seat:404 seat:405");

        assertThat(name(event)).isEqualTo("PIPELINE GET seat:{n}");
        assertThat(event.has(EventLayout.FLAG_BATCH)).isTrue();
        assertThat(event.aux()).isEqualTo(3);
    }

    @Test
    void errorOfTheServerIsAnErrorAndNoMiss() throws InterruptedException {
        run("set text:1 a");
        events.clear();
        assertThatThrownBy(() -> run("hget text:1 field")).hasStackTraceContaining("WRONGTYPE");
        events.await(EventKind.CACHE, 1);

        Event event = events.only(EventKind.CACHE);
        assertThat(event.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(event.has(EventLayout.FLAG_LOOKUP)).isFalse();
        assertThat(event.error(false)).isNotEmpty();
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
        assertThat(events.all(EventKind.CACHE)).hasSize(2).allSatisfy(event -> {
            assertThat(event.requestId()).isEqualTo(request.requestId());
            assertThat(event.start()).isBetween(request.start(), request.start() + request.duration());
        });
        assertThat(events.all(EventKind.CACHE))
                .extracting(Event::site)
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allSatisfy(site -> assertThat(site.frames().get(0).type()).startsWith("com.acme.cache."));
    }

    @Test
    void thereAreAsManyEventsAsTheServerHasRunCommands() throws Exception {
        server.takeCounts();
        events.clear();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String key = "thing:" + random.nextInt(20);
            switch (random.nextInt(8)) {
                case 0 -> run("set " + key + " some");
                case 1 -> run("setex " + key + " some");
                case 2 -> run("mget " + key + " thing:1");
                case 3 -> run("hset hash:" + i + " f v");
                case 4 -> run("hgetall hash:" + random.nextInt(300));
                case 5 -> run("pipeline " + key + " thing:2");
                case 6 -> run("transaction " + key + " thing:3 thing:4");
                default -> run("get " + key);
            }
        }
        Map<String, Long> served = server.takeCounts();
        served.keySet().retainAll(COUNTED);

        events.awaitQuiet();
        Map<String, Long> told = new TreeMap<>();
        for (Event event : events.all(EventKind.CACHE)) {
            String command = name(event).replace("PIPELINE ", "");
            long commands = event.has(EventLayout.FLAG_BATCH) ? event.aux() : 1;
            told.merge(command.substring(0, command.indexOf(' ')), commands, Long::sum);
        }
        assertThat(told).isEqualTo(served).containsKeys("GET", "MGET", "SET", "HSET", "HGETALL");
    }
}
