package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheProbeTest {

    private final Connection connection = new Connection();

    /** What woven classes become. */
    private static final class Connection implements ObservedCache {

        private @Nullable Object cache;

        @Override
        public @Nullable Object pitot$cache() {
            return cache;
        }

        @Override
        public void pitot$cache(@Nullable Object cache) {
            this.cache = cache;
        }
    }

    @BeforeEach
    void forget() {
        Drained.all();
    }

    @Test
    void valueThatIsThereIsAHitWithItsBytes() {
        Drained event = run(new byte[12], "get", "user:7:cart");

        assertThat(name(event)).isEqualTo("GET user:{n}:cart");
        assertThat(event.aux()).isEqualTo(1);
        assertThat(event.count()).isEqualTo(1);
        assertThat(event.extra()).isEqualTo(12);
        assertThat(event.has(EventLayout.FLAG_LOOKUP)).isTrue();
        assertThat(event.has(EventLayout.FLAG_ARGUMENTS)).isTrue();
        assertThat(event.has(EventLayout.FLAG_STORED | EventLayout.FLAG_ERROR | EventLayout.FLAG_BATCH))
                .isFalse();
    }

    /** What a codec decodes may be a collection of the application's that waits for a lock, whose owner has an answer to the same call. */
    @Test
    void looksIntoAnAnswerUnderNoLock() {
        CacheCall call = issue("MGET", "user:1", "user:2");
        List<Boolean> isLocked = new ArrayList<>();
        CacheProbe.answered(call, new AbstractList<String>() {
            @Override
            public String get(int index) {
                isLocked.add(Thread.holdsLock(call));
                return "value";
            }

            @Override
            public int size() {
                isLocked.add(Thread.holdsLock(call));
                return 2;
            }
        });

        assertThat(isLocked).isNotEmpty().doesNotContain(true);
        assertThat(only().count()).isEqualTo(2);
    }

    @Test
    void nullAndEmptyCollectionsAreMisses() {
        assertThat(run(null, "GET", "user:7").count()).isZero();
        assertThat(run(List.of(), "LRANGE", "list:7", "0", "9").count()).isZero();
        assertThat(run(Map.of(), "HGETALL", "hash:7").count()).isZero();
        assertThat(run(Map.of("a", "b"), "HGETALL", "hash:7").count()).isEqualTo(1);
    }

    @Test
    void eachKeyOrFieldOfSeveralIsAHitOrAMiss() {
        Drained keys = run(Arrays.asList(new byte[3], null, new byte[4]), "MGET", "user:1", "user:2", "user:3");
        Drained fields = run(Arrays.asList(null, "äb"), "HMGET", "user:1", "name", "mail");

        assertThat(name(keys)).isEqualTo("MGET user:{n}");
        assertThat(List.of(keys.aux(), (int) keys.count(), (int) keys.extra())).containsExactly(3, 2, 7);
        assertThat(List.of(fields.aux(), (int) fields.count(), (int) fields.extra()))
                .containsExactly(2, 1, 3);
    }

    @Test
    void keysOfSeveralPatternsAreNamedAfterTheFirst() {
        assertThat(name(run(1L, "DEL", "user:1", "cart:2"))).isEqualTo("DEL user:{n},…");
        assertThat(name(run("OK", "MSET", "user:1", "cart:2", "user:3", "x"))).isEqualTo("MSET user:{n}");
        assertThat(name(run(1L, "EVALSHA", "c0ffee", "2", "user:1", "user:2", "arg")))
                .isEqualTo("EVALSHA user:{n}");
        assertThat(name(run(1L, "SCRIPT", "FLUSH"))).isEqualTo("SCRIPT");
        assertThat(name(run(1L, "JSON.ARRLEN", "doc:5", "$"))).isEqualTo("JSON.ARRLEN doc:{n}");
        assertThat(name(run(1L, "no command at all", "doc:5"))).isEqualTo("OTHER");
    }

    @Test
    void lifetimesAreToldOfWhatIsStored() {
        assertThat(List.of(
                        lasts("SET", "k", "EX"),
                        lasts("SET", "k", "value", "EX", "10"),
                        lasts("SET", "k", "value", "nx", "px", "10"),
                        lasts("SET", "k", "value", "KEEPTTL"),
                        lasts("SET", "k", "value", "XX"),
                        lasts("SETEX", "k", "10", "value"),
                        lasts("GETEX", "k", "EXAT", "10"),
                        lasts("GETEX", "k", "PERSIST"),
                        lasts("EXPIRE", "k", "10")))
                .containsExactly(false, true, true, true, false, true, true, false, false);
        assertThat(run("OK", "SETEX", "k", "10", new byte[77]).extra()).isEqualTo(77);
        assertThat(run(2L, "HSET", "k", "f", "12", "g", "345").extra()).isEqualTo(5);
        assertThat(run(2L, "DEL", "k").extra()).isEqualTo(-1);
    }

    @Test
    void hashesTellWhatWasAskedApart() {
        long one = run(null, "HGET", "user:1", "name").hash();

        assertThat(run(null, "HGET", "user:1", "name").hash()).isEqualTo(one);
        assertThat(run(null, "HGET", "user:1", "mail").hash()).isNotEqualTo(one);
        assertThat(run(null, "HGET", "user:2", "name").hash()).isNotEqualTo(one);
        assertThat(run("OK", "SET", "user:1", "a").hash())
                .as("what is stored is not looked at")
                .isEqualTo(run("OK", "SET", "user:1", "b").hash());
    }

    @Test
    void errorsAreNamedAndNoMisses() {
        Drained event = run(new IllegalStateException(), "GET", "user:1");

        assertThat(event.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(event.has(EventLayout.FLAG_LOOKUP)).isFalse();
        assertThat(Names.ERRORS.name(event.code())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void pipelineIsOneEventNamedAfterItsMostFrequentCommand() {
        send("SET", "user:1", "abc");
        send("GET", "cart:1");
        send("GET", "cart:2");
        send("EXPIRE", "user:1", "10");
        CacheProbe.flushed(connection);
        for (Object reply : Arrays.asList("OK", null, "abc", 1L)) {
            CacheProbe.answered(connection, reply);
        }

        Drained event = only();
        assertThat(name(event)).isEqualTo("PIPELINE GET cart:{n}");
        assertThat(event.aux()).isEqualTo(4);
        assertThat(event.has(EventLayout.FLAG_BATCH)).isTrue();
        assertThat(event.has(EventLayout.FLAG_STORED)).isTrue();
        assertThat(event.has(EventLayout.FLAG_EXPIRES)).isTrue();
        assertThat(event.has(EventLayout.FLAG_LOOKUP)).isFalse();
    }

    @Test
    void pipelineOfLookUpsTellsWhatItFound() {
        send("GET", "cart:1");
        send("HGET", "cart:2", "f");
        CacheProbe.flushed(connection);
        CacheProbe.answered(connection, new byte[5]);
        CacheProbe.answered(connection, null);

        Drained event = only();
        assertThat(event.has(EventLayout.FLAG_LOOKUP)).isTrue();
        assertThat(event.count()).isEqualTo(1);
        assertThat(event.extra()).isEqualTo(5);
    }

    @Test
    void transactionIsOneEventWhetherItsCommandsWereQueuedOneByOneOrNot() {
        CacheProbe.sent(connection, CacheCommand.of("MULTI"));
        CacheProbe.answered(connection, "OK");
        send("GET", "cart:1");
        CacheProbe.answered(connection, "QUEUED");
        send("GET", "cart:2");
        CacheProbe.answered(connection, "QUEUED");
        CacheProbe.sent(connection, CacheCommand.of("EXEC"));
        CacheProbe.answered(connection, Arrays.asList(null, "abcd"));

        Drained event = only();
        assertThat(name(event)).isEqualTo("PIPELINE GET cart:{n}");
        assertThat(List.of(event.aux(), (int) event.count(), (int) event.extra()))
                .containsExactly(2, 1, 4);
    }

    @Test
    void transactionThatIsDiscardedIsNone() {
        CacheProbe.sent(connection, CacheCommand.of("MULTI"));
        CacheProbe.answered(connection, "OK");
        send("GET", "cart:1");
        CacheProbe.answered(connection, "QUEUED");
        CacheProbe.sent(connection, CacheCommand.of("DISCARD"));
        CacheProbe.answered(connection, "OK");

        assertThat(Drained.all()).isEmpty();
        assertThat(name(run(null, "GET", "user:1"))).isEqualTo("GET user:{n}");
    }

    @Test
    void handshakesAreNoEvents() {
        CacheProbe.sent(connection, CacheCommand.of("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        CacheProbe.answered(connection, Map.of());

        assertThat(Drained.all()).isEmpty();
    }

    @Test
    void lostConnectionFailsWhatItWasToAnswerAndForgetsIt() {
        send("GET", "cart:1");
        CacheProbe.lost(connection, new IllegalStateException());
        CacheProbe.answered(connection, "late");

        assertThat(only().has(EventLayout.FLAG_ERROR)).isTrue();
    }

    @Test
    void callThatAnotherThreadEndsCountsToTheRequestThatBeganIt() throws InterruptedException {
        ThreadState state = Objects.requireNonNull(Probe.requestEnter());
        CacheCall call = issue("GET", "user:1");
        AnotherThread.run(() -> CacheProbe.answered(call, "x"));

        Drained event = only();
        assertThat(event.request()).isEqualTo(state.requestId);
        assertThat(event.count()).isEqualTo(1);
        Probe.requestExit(state, 200, null);
    }

    @Test
    void callThatEndsAfterItsRequestIsPartOfWhatOutlivesThat() throws InterruptedException {
        ThreadState state = Objects.requireNonNull(Probe.requestEnter());
        Probe.requestMethod("GET");
        RouteProbe.servlet("", "/late");
        CacheCall call = issue("SET", "user:1", "x");
        Probe.requestExit(state, 200, null);
        Drained.all();
        AnotherThread.run(() -> CacheProbe.answered(call, "OK"));

        List<Drained> events = Drained.all();
        assertThat(events).extracting(Drained::kind).containsExactly(EventKind.CACHE, EventKind.REQUEST);
        Drained after = events.get(1);
        assertThat(events.get(0).request()).isEqualTo(after.request()).isNotZero();
        assertThat(Objects.requireNonNull(Names.ENDPOINTS.name(after.subject())).kind())
                .isEqualTo(Propagation.AFTER);
    }

    @Test
    void callIsToldOnceHoweverOftenItEnds() {
        CacheCall call = issue("GET", "user:1");
        CacheProbe.failed(call, "some.Timeout");
        CacheProbe.answered(call, "late");

        assertThat(Names.ERRORS.name(only().code())).isEqualTo("some.Timeout");
    }

    @Test
    void batchEndsWithItsLastAnswerWhicheverComesFirst() {
        CacheCall batch = CacheProbe.batch();
        CacheProbe.added(batch, asked("GET", "user:1"));
        CacheProbe.added(batch, asked("GET", "user:2"));
        CacheProbe.flushed(batch);
        CacheProbe.answered(batch, "x");
        assertThat(Drained.all()).isEmpty();
        CacheProbe.answered(batch, null);

        Drained event = only();
        assertThat(name(event)).isEqualTo("PIPELINE GET user:{n}");
        assertThat(List.of(event.aux(), (int) event.count())).containsExactly(2, 1);
    }

    private Drained run(@Nullable Object reply, String command, Object... arguments) {
        send(command, arguments);
        CacheProbe.answered(connection, reply);
        return only();
    }

    private boolean lasts(String command, Object... arguments) {
        return run("OK", command, arguments).has(EventLayout.FLAG_EXPIRES);
    }

    private void send(String command, Object... arguments) {
        CacheProbe.sent(connection, asked(command, arguments), System.nanoTime());
    }

    private static CacheCall issue(String command, Object... arguments) {
        CacheCall call = CacheProbe.prepared(asked(command, arguments));
        CacheProbe.flushed(call);
        return call;
    }

    private static AskedCommand asked(String command, Object... arguments) {
        AskedCommand asked = CacheProbe.asked(CacheCommand.of(command), arguments.length);
        for (Object argument : arguments) {
            asked.argument(argument);
        }
        return asked;
    }

    private static Drained only() {
        List<Drained> events = Drained.all();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).kind()).isEqualTo(EventKind.CACHE);
        return events.get(0);
    }

    private static @Nullable String name(Drained event) {
        return Names.COMMANDS.name(event.subject());
    }
}
