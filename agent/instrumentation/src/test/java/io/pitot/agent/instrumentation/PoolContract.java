package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for the events of any connection pool, checked in each supported line of it: above H2, each in a class loader
 * of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PoolContract {

    /** Long enough never to pass. */
    protected static final int PATIENT = 60_000;

    private static final int IMPATIENT = 250;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @RegisterExtension
    protected final Events events = new Events();

    private final Map<String, IsolatedApplication> loaders = new HashMap<>();
    private ClassLoader before;

    /**
     * A pool to be made, that has one connection at most until more are asked for.
     *
     * @param name what the application calls it, or empty
     * @param url a database of its own
     * @param most connections at most
     * @param waitMillis how long a request waits for one
     */
    public record Wanted(String name, String url, int most, int waitMillis) {}

    /** The folders of {@code target/libraries} that hold one line of the library each. */
    protected abstract Stream<String> lines();

    /** A pool of this library, that may be asked for connections. */
    protected abstract Object make(IsolatedApplication library, Wanted wanted) throws ReflectiveOperationException;

    /** What pools without a name are called, before their number. */
    protected abstract String unnamed();

    /** How long a request waits if the database refuses. */
    protected int waitForRefusal() {
        return PATIENT;
    }

    /** Opens a pool. */
    protected final ObservedSource open(String line, String name, int most, int waitMillis) throws Exception {
        IsolatedApplication loader = loaders.get(line);
        if (loader == null) {
            loader = IsolatedApplication.of(line, "below-pools");
            loaders.put(line, loader);
        }
        Wanted wanted = new Wanted(name, "jdbc:h2:mem:pool" + DATABASES.incrementAndGet(), most, waitMillis);
        // Threads of the application have its loader, by which libraries look up what belongs to them.
        Thread.currentThread().setContextClassLoader(loader);
        return new ObservedSource(make(loader, wanted));
    }

    @BeforeEach
    void rememberLoader() {
        before = Thread.currentThread().getContextClassLoader();
    }

    @AfterEach
    void restoreLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @AfterAll
    void closeLoaders() throws IOException {
        for (IsolatedApplication loader : loaders.values()) {
            loader.close();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsOnceOfEachRequestHowThePoolIsAfterIt(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 2, PATIENT)) {
            pool.openBoth();
            events.clear();
            Requests.run(() -> {
                try (Connection first = pool.connect();
                        Connection second = pool.connect()) {
                    assertThat(first).isNotSameAs(second);
                }
                pool.connect().close();
            });

            List<Event> waits = events.all(EventKind.POOL_WAIT);
            assertThat(waits).extracting(PoolContract::active).containsExactly(1, 2, 1);
            assertThat(waits).extracting(PoolContract::size).containsExactly(2, 2, 2);
            assertThat(waits).extracting(Event::aux).containsOnly(0);
            assertThat(waits).allMatch(wait -> wait.duration() > 0 && wait.requestId() != 0);
            assertThat(waits).noneMatch(wait -> wait.has(EventLayout.FLAG_ERROR) || wait.has(EventLayout.FLAG_TIMEOUT));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsOnceHowLongEachConnectionWasHeld(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 2, PATIENT)) {
            pool.openBoth();
            events.clear();
            long[] nanos = new long[2];
            Requests.run(() -> {
                long asked = System.nanoTime();
                Connection first = pool.connect();
                long begin = System.nanoTime();
                Connection second = pool.connect();
                second.close();
                second.close();
                nanos[0] = System.nanoTime() - begin;
                first.close();
                nanos[1] = System.nanoTime() - asked;
            });

            List<Event> holds = events.all(EventKind.CONNECTION);
            assertThat(holds).hasSize(2);
            assertThat(holds.get(0).extra()).isBetween(1L, nanos[0]);
            assertThat(holds.get(1).extra()).isBetween(nanos[0], nanos[1]);
            long request = events.only(EventKind.REQUEST).requestId();
            int name = events.all(EventKind.POOL_WAIT).get(0).subject();
            assertThat(holds).allMatch(hold -> hold.requestId() == request && hold.subject() == name);
            assertThat(holds).extracting(Event::duration).containsOnly(0L);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void connectionGivenBackByAnotherRequestIsHeldByNone(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 1, PATIENT)) {
            Connection[] held = new Connection[1];
            Requests.run(() -> held[0] = pool.connect());
            Requests.run(() -> held[0].close());

            List<Event> holds = events.all(EventKind.CONNECTION);
            assertThat(holds).hasSize(2);
            assertThat(holds)
                    .filteredOn(hold -> hold.has(EventLayout.FLAG_LATE))
                    .singleElement()
                    .satisfies(late -> {
                        assertThat(late.requestId()).isZero();
                        assertThat(late.count()).isPositive().isLessThanOrEqualTo(late.extra());
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void connectionsThatThreeOfTenRequestsNeverGiveBackAreToldWithTheseRequests(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 4, PATIENT)) {
            List<Connection> lost = new ArrayList<>();
            List<Long> losing = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                boolean loses = i % 4 == 1;
                events.clear();
                Requests.run(() -> {
                    Connection connection = pool.connect();
                    if (loses) {
                        lost.add(connection);
                    } else {
                        connection.close();
                    }
                });
                Event hold = events.only(EventKind.CONNECTION);
                assertThat(hold.requestId())
                        .isEqualTo(events.only(EventKind.REQUEST).requestId());
                assertThat(hold.has(EventLayout.FLAG_KEPT)).isEqualTo(loses);
                assertThat(hold.extra()).isPositive();
                if (loses) {
                    losing.add(hold.requestId());
                }
            }

            assertThat(losing).doesNotHaveDuplicates().hasSize(3);
            assertThat(lost).hasSize(3);
            for (Connection connection : lost) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsHowManyThreadsWaitBesides(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 1, PATIENT)) {
            Connection held = pool.connect();
            events.clear();
            Callable<Void> borrow = () -> {
                pool.connect().close();
                return null;
            };
            List<FutureTask<Void>> borrowers = List.of(new FutureTask<>(borrow), new FutureTask<>(borrow));
            List<Thread> threads = borrowers.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                awaitWaiting(thread);
            }
            long released = System.nanoTime();
            held.close();
            for (FutureTask<Void> borrower : borrowers) {
                borrower.get(PATIENT, TimeUnit.MILLISECONDS);
            }
            for (Thread thread : threads) {
                thread.join();
            }

            List<Event> waits = events.all(EventKind.POOL_WAIT);
            assertThat(waits).extracting(Event::aux).containsExactlyInAnyOrder(0, 1);
            assertThat(waits).allMatch(wait -> wait.start() < released && wait.start() + wait.duration() > released);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsThatNoConnectionBecameFreeInTime(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 1, IMPATIENT);
                Connection held = connectFirst(pool)) {
            events.clear();

            assertThatThrownBy(pool::connect).isInstanceOf(SQLException.class);

            Event wait = events.only(EventKind.POOL_WAIT);
            assertThat(wait.has(EventLayout.FLAG_TIMEOUT)).isTrue();
            assertThat(wait.has(EventLayout.FLAG_ERROR)).isTrue();
            assertThat(active(wait)).isEqualTo(1);
            assertThat(size(wait)).isEqualTo(1);
            assertThat(held.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsThatTheDatabaseRefusesAsAnErrorAndNotAsATimeout(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 2, waitForRefusal());
                Connection held = pool.connect();
                Statement statement = held.createStatement()) {
            statement.execute("SET EXCLUSIVE 1");
            events.clear();

            assertThatThrownBy(pool::connect).isInstanceOf(SQLException.class);

            Event wait = events.only(EventKind.POOL_WAIT);
            assertThat(wait.has(EventLayout.FLAG_ERROR)).isTrue();
            assertThat(wait.has(EventLayout.FLAG_TIMEOUT)).isFalse();
            assertThat(active(wait)).isEqualTo(1);
            statement.execute("SET EXCLUSIVE 0");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void numbersPoolsWithoutAName(String line) throws Exception {
        try (ObservedSource one = open(line, "", 1, PATIENT);
                ObservedSource other = open(line, "", 1, PATIENT)) {
            List<String> names = List.of(nameSeen(one), nameSeen(other), nameSeen(one));

            assertThat(names).allMatch(name -> name.matches(unnamed() + "[0-9]+"));
            assertThat(names.get(2)).isEqualTo(names.get(0)).isNotEqualTo(names.get(1));
        }
    }

    /** Asks an impatient pool again until it has opened its connection, which may take longer than it waits. */
    private static Connection connectFirst(ObservedSource pool) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                return pool.connect();
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** The pool's name as the events of one request for a connection have it. */
    protected final String nameSeen(ObservedSource pool) throws SQLException {
        events.clear();
        pool.connect().close();
        return Names.POOLS.name(events.only(EventKind.POOL_WAIT).subject());
    }

    protected static int active(Event wait) {
        return (int) (wait.count() >>> 32);
    }

    protected static int size(Event wait) {
        return (int) wait.count();
    }

    /** Waits until a thread has nothing to do but wait itself. */
    protected static void awaitWaiting(Thread thread) throws InterruptedException {
        Set<Thread.State> waiting = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!waiting.contains(thread.getState()) && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(thread.getState()).isIn(waiting);
    }
}
