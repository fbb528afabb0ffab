package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.CallUse;
import io.pitot.dump.Command;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of other services and of caches. */
class CallsTest {

    private static final long MS = 1_000_000;
    private static final int TARGET = EventLayout.FLAG_ARGUMENTS;

    private final int page = EventFeed.endpoint("GET", "/carts/{id}");
    private final int price = EventFeed.named(Names.ROUTES, "GET prices.acme.com/products/{n}");
    private final int bank = EventFeed.named(Names.ROUTES, "POST bank.acme.com/payments");
    private final int get = EventFeed.named(Names.COMMANDS, "GET cart:{n}");
    private final int set = EventFeed.named(Names.COMMANDS, "SET cart:{n}");
    private final int timeout = EventFeed.named(Names.ERRORS, "java.net.http.HttpTimeoutException");
    private final int site = Names.CALL_SITES.add(
            Hashing.text(0, "CallsTest"),
            new CallSite(List.of(new CallSite.Frame("com.acme.Carts", "cart", "Carts.java", 40)), List.of()));
    private final EventIntake intake = EventFeed.intake(8_192);
    private EventFeed feed;
    private Aggregator aggregator;

    @BeforeEach
    void start() {
        feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        aggregator = new Aggregator(intake, new Overflows(), new EngineErrors(), true);
    }

    private void sweep() {
        aggregator.sweep(0);
        aggregator.sweep(0);
    }

    /** A call of a route, with so many milliseconds from the request's start to its own and until its answer. */
    private void call(int route, int flags, int error, int status, long start, long millis, long target) {
        feed.event(
                EventKind.HTTP_CALL,
                TARGET | flags,
                error,
                status,
                1,
                start * MS,
                millis * MS,
                route,
                site,
                200,
                target,
                MS);
    }

    private void ask(int command, int flags, long keys, long found, long start, long bytes) {
        feed.event(
                EventKind.CACHE, TARGET | flags, 0, (int) keys, 1, start * MS, MS, command, site, found, start, bytes);
    }

    private void end() {
        feed.request(1, 0, 1_000 * MS, page, 200);
        sweep();
    }

    private Route route(String id) {
        return aggregator.interval().routes(new DumpIds()).stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Command command(String id) {
        return aggregator.interval().commands(new DumpIds()).stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CallUse routeUse() {
        DumpIds ids = new DumpIds();
        return aggregator.interval().routeUses().named(ids, ids::route).get(0);
    }

    private CallUse commandUse() {
        DumpIds ids = new DumpIds();
        return aggregator.interval().commandUses().named(ids, ids::command).get(0);
    }

    @Test
    void sumsUpTheCallsOfARoute() {
        call(price, 0, 0, 200, 10, 20, 1);
        call(price, EventLayout.FLAG_ERROR | EventLayout.FLAG_RETRY, 0, 503, 30, 20, 2);
        call(price, EventLayout.FLAG_ERROR, timeout, 0, 50, 20, 3);
        call(bank, 0, 0, 201, 70, 5, 4);
        end();

        Route prices = route("GET prices.acme.com/products/{n}");
        assertThat(prices.calls()).isEqualTo(3);
        assertThat(prices.errors()).isEqualTo(2);
        assertThat(prices.statuses()).isEqualTo(Map.of("200", 1L, "503", 1L));
        assertThat(prices.exceptions()).isEqualTo(Map.of("java.net.http.HttpTimeoutException", 1L));
        assertThat(prices.duration().total()).isEqualTo(60 * MS);
        assertThat(prices.waitNanos()).isEqualTo(3 * MS);
        assertThat(prices.retries()).isEqualTo(1);
        assertThat(prices.bytesIn()).isEqualTo(600);
        assertThat(prices.sizedCalls()).isEqualTo(3);
        assertThat(prices.sites()).hasSize(1).containsValue(3L);
        assertThat(route("POST bank.acme.com/payments").calls()).isEqualTo(1);
    }

    @Test
    void tellsWhatAnEndpointDoesWithARoute() {
        call(price, 0, 0, 200, 10, 20, 1);
        call(price, 0, 0, 200, 30, 20, 2);
        call(price, 0, 0, 200, 50, 20, 2);
        end();

        CallUse use = routeUse();
        assertThat(use.endpoint()).isEqualTo("GET /carts/{id}");
        assertThat(use.requests()).isEqualTo(1);
        assertThat(use.repeatedRequests()).isEqualTo(1);
        assertThat(use.repeatedCalls()).isEqualTo(3);
        assertThat(use.maxPerRequest()).isEqualTo(3);
        assertThat(use.repeatedNanos()).isEqualTo(60 * MS);
        assertThat(use.distinct()).isEqualTo(2);
        assertThat(use.unknown()).isZero();
        assertThat(use.pauses()).isZero();
        assertThat(use.together()).isZero();
        assertThat(use.sites()).containsValue(3L);
        assertThat(use.repeatSites()).containsValue(2L);
    }

    @Test
    void callsAtTheSameTimeTakeTheTimeOnce() {
        call(price, 0, 0, 200, 10, 100, 1);
        call(price, 0, 0, 200, 20, 50, 2);
        call(price, 0, 0, 200, 60, 100, 3);
        call(price, 0, 0, 200, 300, 10, 4);
        end();

        assertThat(routeUse().nanos()).isEqualTo((150 + 10) * MS);
        assertThat(routeUse().together()).isEqualTo(2);
    }

    @Test
    void aCallAfterALongWhileWithNothingElseIsAfterAPause() {
        call(price, 0, 0, 200, 10, 10, 1);
        call(price, 0, 0, 200, 80, 10, 1);
        feed.query(1, 100 * MS, 45 * MS, EventFeed.query("select 1"), 1, 1, 0);
        call(price, 0, 0, 200, 150, 10, 1);
        end();

        assertThat(routeUse().pauses()).isEqualTo(1);
    }

    @Test
    void whatIsDoneOnceIsNoRepeat() {
        call(price, 0, 0, 200, 10, 20, 1);
        end();

        CallUse use = routeUse();
        assertThat(use.calls()).isEqualTo(1);
        assertThat(use.repeatedRequests()).isZero();
        assertThat(use.distinct()).isZero();
        assertThat(use.repeatSites()).isEmpty();
    }

    @Test
    void sumsUpTheRoundTripsOfACommand() {
        int lookup = EventLayout.FLAG_LOOKUP;
        int stored = EventLayout.FLAG_STORED;
        ask(get, lookup, 1, 1, 10, 500);
        ask(get, lookup, 1, 0, 12, 0);
        ask(get, lookup | EventLayout.FLAG_BATCH, 10, 7, 14, 3_500);
        ask(set, stored | EventLayout.FLAG_EXPIRES, 1, 0, 16, 400);
        ask(set, stored, 1, 0, 18, 100);
        end();

        Command lookups = command("GET cart:{n}");
        assertThat(lookups.calls()).isEqualTo(3);
        assertThat(lookups.keys()).isEqualTo(12);
        assertThat(lookups.lookups()).isEqualTo(12);
        assertThat(lookups.hits()).isEqualTo(8);
        assertThat(lookups.bytes()).isEqualTo(4_000);
        assertThat(lookups.sizedCalls()).isEqualTo(2);
        assertThat(lookups.maxBytes()).isEqualTo(3_500);
        assertThat(lookups.batches()).isEqualTo(1);
        assertThat(lookups.stores()).isZero();
        Command stores = command("SET cart:{n}");
        assertThat(stores.stores()).isEqualTo(2);
        assertThat(stores.expiring()).isEqualTo(1);
        assertThat(stores.lookups()).isZero();
        assertThat(commandUse().repeatedCalls()).isEqualTo(3);
    }

    @Test
    void aLookupThatFailsIsNoMiss() {
        ask(get, EventLayout.FLAG_LOOKUP | EventLayout.FLAG_ERROR, 1, 0, 10, 0);
        end();

        assertThat(command("GET cart:{n}").errors()).isEqualTo(1);
        assertThat(command("GET cart:{n}").lookups()).isZero();
    }

    @Test
    void callsOutsideAnyRequestGoToAnEndpointOfTheirOwn() {
        feed.event(EventKind.HTTP_CALL, TARGET, 0, 200, 0, 10, 20, price, site, 0, 1, 0);
        feed.event(EventKind.CACHE, TARGET, 0, 1, 0, 40, 20, get, site, 1, 1, 0);
        sweep();

        assertThat(List.of(routeUse(), commandUse())).allSatisfy(use -> {
            assertThat(use.endpoint()).isEqualTo(Endpoint.NO_REQUEST);
            assertThat(use.requests()).isZero();
            assertThat(use.calls()).isEqualTo(1);
            assertThat(use.sites()).containsValue(1L);
        });
    }

    @Test
    void moreCallsThanAreKeptAreCountedAllTheSame() {
        for (int i = 0; i < 3_000; i++) {
            ask(get, EventLayout.FLAG_LOOKUP, 1, 1, i, 10);
            if (i % 100 == 0) {
                feed.publish();
                sweep();
            }
        }
        end();

        CallUse use = commandUse();
        assertThat(use.calls()).isEqualTo(3_000);
        assertThat(use.distinct() + use.unknown()).isEqualTo(3_000);
        assertThat(command("GET cart:{n}").hits()).isEqualTo(3_000);
    }

    @Test
    void moreRoutesThanAreToldApartInOneRequestAreOther() {
        for (int i = 0; i < 100; i++) {
            call(EventFeed.named(Names.ROUTES, "GET many.acme.com/r" + i), 0, 0, 200, i, 1, i);
        }
        ask(get, 0, 1, 1, 500, 0);
        end();

        DumpIds ids = new DumpIds();
        List<CallUse> uses = aggregator.interval().routeUses().named(ids, ids::route);
        assertThat(uses.stream().mapToLong(CallUse::calls).sum()).isEqualTo(100);
        assertThat(uses).extracting(CallUse::subject).contains(DumpIds.OTHER).hasSize(63);
        assertThat(commandUse().calls()).isEqualTo(1);
    }
}
