package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventWriter;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Growth;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.SlowRequest;
import io.pitot.dump.TimeSplit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(EventFeed.Way.class)
class AggregatorTest {

    private final EventIntake intake = EventFeed.intake(1 << 15);
    private final EventFeed feed;
    private final EventFeed otherThread;
    private final Overflows overflows = new Overflows();
    private final EngineErrors errors = new EngineErrors();
    private final Aggregator aggregator = new Aggregator(intake, overflows, errors, true);
    private final DumpIds ids = new DumpIds();

    private final int owners = EventFeed.endpoint("GET", "/owners/{ownerId}");
    private final int owner = EventFeed.query("select * from owner where id = ?");
    private final int pets = EventFeed.query("select * from pets where owner = ?");

    AggregatorTest(EventFeed.Way way) {
        feed = new EventFeed(intake, way);
        otherThread = new EventFeed(intake, way);
    }

    @Test
    void aFinishedRequestCountsToItsEndpointItsQueriesAndTheirUse() {
        feed.query(1, 100, 20, owner, 1, 42, 5);
        feed.query(1, 200, 30, pets, 3, 42, 7);
        feed.request(1, 50, 500, owners, 200);
        sweep();
        Endpoint endpoint = endpoint("GET /owners/{ownerId}");
        assertThat(endpoint.kind()).isEqualTo("http");
        assertThat(endpoint.method()).isEqualTo("GET");
        assertThat(endpoint.route()).isEqualTo("/owners/{ownerId}");
        assertThat(endpoint.requests()).isEqualTo(1);
        assertThat(endpoint.statuses()).isEqualTo(Map.of("200", 1L));
        assertThat(endpoint.queries()).isEqualTo(2);
        assertThat(endpoint.maxQueries()).isEqualTo(2);
        assertThat(endpoint.duration().total()).isEqualTo(500);
        assertThat(endpoint.time()).isEqualTo(new TimeSplit(500, 50, 12, 0, 0, 0, 0, 0, 0, 0, 438));
        assertThat(endpoint.bytesOutRequests()).isZero();
        Query query = query(pets);
        assertThat(query.kind()).isEqualTo("SELECT");
        assertThat(query.executions()).isEqualTo(1);
        assertThat(query.duration().total()).isEqualTo(37);
        assertThat(query.executeNanos()).isEqualTo(30);
        assertThat(query.fetchNanos()).isEqualTo(7);
        assertThat(query.rowsRead()).isEqualTo(3);
        assertThat(use("GET /owners/{ownerId}", pets).nanos()).isEqualTo(37);
    }

    @Test
    void aRequestIsNotFoldedBeforeASweepOverEverythingHasFollowedItsEnd() {
        feed.request(1, 0, 500, owners, 200);
        sweepAt(0);
        assertThat(endpoints()).isEmpty();
        otherThread.query(1, 100, 20, owner, 1, 42, 0);
        sweepAt(0);
        assertThat(endpoint("GET /owners/{ownerId}").queries()).isEqualTo(1);
    }

    @Test
    void rowsReadLaterInTheSameRequestJoinTheirExecution() {
        feed.query(1, 100, 20, owner, 0, 42, 0);
        feed.query(1, 200, 20, owner, 0, 43, 0);
        feed.fetch(1, 200, owner, 9, 70);
        feed.request(1, 0, 500, owners, 200);
        sweep();
        assertThat(query(owner).rowsRead()).isEqualTo(9);
        assertThat(query(owner).duration().total()).isEqualTo(110);
        assertThat(query(owner).fetchNanos()).isEqualTo(70);
        assertThat(endpoint("GET /owners/{ownerId}").time().fetch()).isEqualTo(70);
    }

    @Test
    void rowsReadAfterTheRequestCountToTheQueryAlone() {
        feed.query(1, 100, 20, owner, 1, 42, 5);
        feed.request(1, 0, 500, owners, 200);
        sweep();
        feed.fetch(1, 100, owner, 9, 70);
        sweep();
        assertThat(query(owner).rowsRead()).isEqualTo(10);
        assertThat(query(owner).fetchNanos()).isEqualTo(75);
        assertThat(query(owner).duration().total()).isEqualTo(25);
        assertThat(query(owner).executions()).isEqualTo(1);
        assertThat(aggregator.openRequests()).isZero();
    }

    @Test
    void eventsOutsideAnyRequestGoToAnEndpointOfTheirOwn() {
        int model = EventFeed.named(Names.MODELS, "fraud");
        feed.query(0, 100, 20, owner, 0, 42, 0);
        feed.fetch(0, 100, owner, 4, 6);
        feed.query(0, 200, 20, owner, 1, 42, 3);
        feed.event(EventKind.INFERENCE, 0, 0, 0, 0, 300, 40, model, 0, 2, 0, 0);
        sweep();
        Endpoint endpoint = endpoint(Endpoint.NO_REQUEST);
        assertThat(endpoint.requests()).isZero();
        assertThat(endpoint.queries()).isEqualTo(2);
        assertThat(endpoint.time()).isEqualTo(TimeSplit.ZERO);
        QueryUse use = use(Endpoint.NO_REQUEST, owner);
        assertThat(use.requests()).isZero();
        assertThat(use.executions()).isEqualTo(2);
        assertThat(use.nanos()).isEqualTo(49);
        assertThat(use.rows()).isEqualTo(5);
        assertThat(use.duplicates()).isZero();
        assertThat(query(owner).executions()).isEqualTo(2);
        assertThat(query(owner).rowsRead()).isEqualTo(5);
        assertThat(aggregator.interval().modelUses().named(ids))
                .extracting(ModelUse::endpoint, ModelUse::calls, ModelUse::rows)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Endpoint.NO_REQUEST, 1L, 2L));
    }

    @Test
    void failuresAreCountedByNameStateAndStatus() {
        int state = EventFeed.named(Names.ERRORS, "23505");
        int exception = EventFeed.named(Names.ERRORS, "java.lang.IllegalStateException");
        int flags = EventLayout.FLAG_ERROR | EventLayout.FLAG_ARGUMENTS;
        feed.event(EventKind.QUERY, flags, state, 0, 1, 100, 20, owner, 0, 0, 42, 0);
        feed.event(EventKind.REQUEST, EventLayout.FLAG_ERROR, 500, exception, 1, 0, 500, owners, 7, 1_024, 90, 4_096);
        sweep();
        assertThat(query(owner).errors()).isEqualTo(1);
        assertThat(query(owner).errorStates()).isEqualTo(Map.of("23505", 1L));
        Endpoint endpoint = endpoint("GET /owners/{ownerId}");
        assertThat(endpoint.errors()).isEqualTo(1);
        assertThat(endpoint.statuses()).isEqualTo(Map.of("500", 1L));
        assertThat(endpoint.exceptions()).isEqualTo(Map.of("java.lang.IllegalStateException", 1L));
        assertThat(endpoint.errorSites()).isEqualTo(Map.of(ids.site(7), 1L));
        assertThat(endpoint.bytesOut()).isEqualTo(1_024);
        assertThat(endpoint.cpuNanos()).isEqualTo(90);
        assertThat(endpoint.allocatedBytes()).isEqualTo(4_096);
        assertThat(endpoint.time().cpu()).isEqualTo(90);
    }

    @Test
    void poolsAndModelsAndBatches() {
        int pool = EventFeed.named(Names.POOLS, "HikariPool-1");
        int model = EventFeed.named(Names.MODELS, "fraud");
        int insert = EventFeed.query("insert into visits values (?)");
        int timeout = EventLayout.FLAG_ERROR | EventLayout.FLAG_TIMEOUT;
        feed.event(EventKind.POOL_WAIT, 0, 0, 3, 1, 10, 30, pool, 0, 9L << 32 | 10, 0, 0);
        feed.event(EventKind.POOL_WAIT, timeout, 0, 5, 1, 50, 40, pool, 0, 10L << 32 | 10, 0, 0);
        for (int i = 0; i < 3; i++) {
            feed.event(EventKind.INFERENCE, EventLayout.FLAG_BATCHABLE, 0, 0, 1, 100 + i * 20, 10, model, 0, 1, 0, 0);
        }
        int batch = EventLayout.FLAG_BATCH | EventLayout.FLAG_ROWS_CHANGED | EventLayout.FLAG_ARGUMENTS;
        feed.event(EventKind.QUERY, batch, 0, 25, 1, 200, 50, insert, 0, 24, 1, 0);
        feed.request(1, 0, 500, owners, 200);
        sweep();
        Pool waits = aggregator.interval().pools(ids).get(0);
        assertThat(waits.id()).isEqualTo("HikariPool-1");
        assertThat(waits.waiting().total()).isEqualTo(70);
        assertThat(waits.timeouts()).isEqualTo(1);
        assertThat(waits.maxWaiting()).isEqualTo(5);
        assertThat(waits.maxActive()).isEqualTo(10);
        assertThat(waits.maxSize()).isEqualTo(10);
        Model fraud = aggregator.interval().models(ids).get(0);
        assertThat(fraud.calls()).isEqualTo(3);
        assertThat(fraud.batchable()).isTrue();
        ModelUse use = aggregator.interval().modelUses().named(ids).get(0);
        assertThat(use.repeatedCalls()).isEqualTo(3);
        assertThat(use.singleRowCalls()).isEqualTo(3);
        assertThat(use.maxPerRequest()).isEqualTo(3);
        assertThat(query(insert).batches()).isEqualTo(1);
        assertThat(query(insert).batched()).isEqualTo(25);
        assertThat(query(insert).rowsChanged()).isEqualTo(24);
        assertThat(endpoint("GET /owners/{ownerId}").time())
                .isEqualTo(new TimeSplit(500, 50, 0, 70, 30, 0, 0, 0, 0, 0, 350));
    }

    @Test
    void aRequestOfTenThousandQueriesIsCountedExactlyThoughItsDetailIsCut() {
        feed.query(1, 0, 10, owner, 9_999, 1, 0);
        for (int i = 1; i < 10_000; i++) {
            feed.query(1, i * 100L, 10, pets, 2, i, 1);
        }
        feed.request(1, 0, 2_000_000, owners, 200);
        sweep();
        assertThat(query(pets).executions()).isEqualTo(9_999);
        assertThat(query(pets).rowsRead()).isEqualTo(19_998);
        assertThat(query(pets).duration().count()).isEqualTo(9_999);
        assertThat(query(pets).duration().total()).isEqualTo(9_999 * 11);
        Endpoint endpoint = endpoint("GET /owners/{ownerId}");
        assertThat(endpoint.maxQueries()).isEqualTo(10_000);
        assertThat(endpoint.time().execute()).isEqualTo(100_000);
        assertThat(endpoint.time().fetch()).isEqualTo(9_999);
        QueryUse use = use("GET /owners/{ownerId}", pets);
        assertThat(use.executions()).isEqualTo(9_999);
        assertThat(use.maxPerRequest()).isEqualTo(9_999);
        assertThat(use.nanos()).isEqualTo(9_999 * 11);
        assertThat(use.distinctArguments() + use.unknownArguments()).isEqualTo(9_999);
        Growth growth = aggregator.interval().growths().named(ids).get(0);
        assertThat(growth.sumX()).isEqualTo(9_999);
        assertThat(growth.sumY()).isEqualTo(9_999);
        SlowRequest slow = slowRequests().get(0);
        assertThat(slow.steps()).hasSize(200);
        assertThat(slow.omittedSteps()).isEqualTo(9_800);
        assertThat(overflows.byTable()).isEqualTo(Map.of("requestEvents", 8_000L));
    }

    @Test
    void queriesFirstSeenBeyondTheDetailKeepTheirOwnCounts() {
        for (int i = 0; i < 2_000; i++) {
            feed.query(1, i * 100L, 10, owner, 1, i, 0);
        }
        for (int i = 0; i < 600; i++) {
            feed.query(1, 200_000 + i * 100L, 10, EventFeed.query("select late from t" + i % 200), 1, i, 0);
        }
        feed.request(1, 0, 2_000_000, owners, 200);
        sweep();
        assertThat(errors.counts()).isEmpty();
        for (int i = 0; i < 200; i++) {
            int late = EventFeed.query("select late from t" + i);
            assertThat(query(late).executions()).isEqualTo(3);
            assertThat(use("GET /owners/{ownerId}", late).executions()).isEqualTo(3);
        }
    }

    @Test
    void numbersThatDriversDoNotKnowDoNotSpoilTheSums() {
        int changed = EventLayout.FLAG_ROWS_CHANGED;
        feed.event(EventKind.QUERY, changed, 0, 0, 1, 10, 20, owner, 0, -2, 0, 0);
        feed.event(EventKind.QUERY, changed, 0, 0, 1, 40, 20, owner, 0, 3, 0, 0);
        feed.request(1, 0, 500, owners, 200);
        sweep();
        assertThat(query(owner).rowsChanged()).isEqualTo(3);
        assertThat(use("GET /owners/{ownerId}", owner).rows()).isEqualTo(3);
        assertThat(slowRequests().get(0).steps()).allMatch(step -> step.rows() >= 0);
    }

    @Test
    void manyRequestsOfManyThreadsAreCountedExactly() {
        for (int request = 1; request <= 5_000; request++) {
            EventFeed to = request % 2 == 0 ? feed : otherThread;
            to.query(request, 0, 10, owner, 1, request, 0);
            to.query(request, 20, 10, pets, 1, request, 0);
            to.request(request, 0, 100, owners, 200);
        }
        sweep();
        assertThat(endpoint("GET /owners/{ownerId}").requests()).isEqualTo(5_000);
        assertThat(endpoint("GET /owners/{ownerId}").queries()).isEqualTo(10_000);
        assertThat(query(pets).executions()).isEqualTo(5_000);
        assertThat(aggregator.openRequests()).isZero();
        assertThat(overflows.byTable()).isEmpty();
    }

    @Test
    void requestsThatNeverEndMakeRoomAndTheirQueriesStillCount() {
        for (int request = 1; request <= 3_000; request++) {
            feed.query(request, 0, 10, owner, 1, request, 0);
            sweepAt(request);
        }
        assertThat(aggregator.openRequests()).isLessThanOrEqualTo(2_000);
        long evicted = overflows.byTable().get("openRequests");
        assertThat(evicted + aggregator.openRequests()).isEqualTo(3_000);
        assertThat(query(owner).executions()).isEqualTo(evicted);
        aggregator.closeAll();
        assertThat(query(owner).executions()).isEqualTo(3_000);
    }

    @Test
    void aRequestThatFellSilentIsClosedAfterAQuarterOfAnHour() {
        feed.query(1, 0, 10, owner, 1, 1, 0);
        sweepAt(0);
        sweepAt(TimeUnit.MINUTES.toNanos(14));
        assertThat(aggregator.openRequests()).isEqualTo(1);
        sweepAt(TimeUnit.MINUTES.toNanos(16));
        assertThat(aggregator.openRequests()).isZero();
        assertThat(query(owner).executions()).isEqualTo(1);
        assertThat(overflows.byTable()).isEqualTo(Map.of("openRequests", 1L));
    }

    @Test
    void anEventThatMakesNoSenseIsCountedAndTheNextIsTaken() {
        feed.event(99, 0, 0, 0, 0, 0, 0, owner, 0, 0, 0, 0);
        feed.event(EventKind.QUERY, 0, 0, 0, 0, 0, 0, Integer.MAX_VALUE, 0, 0, 0, 0);
        feed.query(0, 0, 10, owner, 1, 1, 0);
        sweep();
        assertThat(query(owner).executions()).isEqualTo(1);
        assertThat(errors.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(2);
        assertThat(errors.counts().keySet()).allMatch(key -> key.startsWith("engine: java.lang."));
    }

    @Test
    void theSlowestThreeRequestsOfAnEndpointAreKept() {
        for (int request = 1; request <= 50; request++) {
            feed.query(request, request * 1_000L + 10, 7, owner, request, 1, 2);
            feed.request(request, request * 1_000L, (request * 37) % 50, owners, 200);
        }
        sweep();
        assertThat(slowRequests()).extracting(SlowRequest::nanos).containsExactly(49L, 48L, 47L);
        SlowRequest.Step step = slowRequests().get(0).steps().get(0);
        assertThat(step).isEqualTo(new SlowRequest.Step("query", ids.query(owner), "", 10, 7, 2, step.rows(), false));
    }

    @Test
    void aNewIntervalBeginsEmptyAndTakesTheRequestsUnderWay() {
        feed.query(1, 0, 10, owner, 1, 1, 0);
        sweep();
        aggregator.nextInterval();
        assertThat(aggregator.interval().events()).isZero();
        feed.request(1, 0, 100, owners, 200);
        sweep();
        assertThat(query(owner).executions()).isEqualTo(1);
        assertThat(endpoint("GET /owners/{ownerId}").queries()).isEqualTo(1);
    }

    @Test
    void whatRequestsUnderWayHaveDoneCountsOnceTheyAreAskedAndTheRestLater() {
        feed.query(1, 0, 10, owner, 1, 1, 0);
        feed.query(1, 20, 10, pets, 2, 2, 0);
        aggregator.takeUnderWay();
        aggregator.sweep(0);
        assertThat(aggregator.interval().events()).isEqualTo(2);
        feed.query(1, 40, 10, pets, 3, 3, 0);
        feed.request(1, 0, 100, owners, 200);
        sweep();
        assertThat(aggregator.interval().events()).isEqualTo(4);
        assertThat(endpoint("GET /owners/{ownerId}").queries()).isEqualTo(3);
        assertThat(query(pets).rowsRead()).isEqualTo(5);
        assertThat(aggregator.openRequests()).isZero();
    }

    @Test
    void anEndThatIsWrittenButNotHandedOverWaitsForWhatCameBeforeIt() {
        EventWriter writer = intake.writer();
        for (int i = 0; i <= EventChunks.EVENTS; i++) {
            int kind = i < EventChunks.EVENTS ? EventKind.QUERY : EventKind.REQUEST;
            int subject = i < EventChunks.EVENTS ? owner : owners;
            long header = EventLayout.header(kind, 0, 200, 0);
            writer.write(header, 1, i, 1, EventLayout.subjectAndSite(subject, 0), 0, 0, 0);
        }
        aggregator.takeUnderWay();
        sweep();
        assertThat(endpoints()).isEmpty();
        writer.publish();
        sweep();
        assertThat(endpoint("GET /owners/{ownerId}").queries()).isEqualTo(EventChunks.EVENTS);
    }

    @Test
    void aRequestOfSeveralThreadsIsFoldedWithWhatTheyHaveNotHandedOver() {
        otherThread.query(1, 100, 20, owner, 1, 42, 0);
        feed.event(EventKind.REQUEST, EventLayout.FLAG_SPREAD, 200, 0, 1, 50, 500, owners, 0, -1, -1, -1);
        aggregator.sweep(1);
        aggregator.sweep(2);
        assertThat(endpoint("GET /owners/{ownerId}").queries()).isEqualTo(1);
        assertThat(aggregator.openRequests()).isZero();
        otherThread.publish();
        sweep();
        assertThat(aggregator.openRequests()).isZero();
        assertThat(aggregator.interval().queryUses().named(ids))
                .extracting(QueryUse::executions)
                .containsExactly(1L);
    }

    @Test
    void eventsOfOtherRequestsAmongThoseOfOneCountToTheirOwn() {
        otherThread.query(1, 10, 20, owner, 1, 42, 0);
        sweep();
        feed.query(2, 0, 10, pets, 1, 1, 0);
        feed.fetch(1, 10, owner, 6, 30);
        feed.event(EventKind.POOL_WAIT, 0, 0, 0, 2, 30, 5, EventFeed.named(Names.POOLS, "beside"), 0, 0, 0, 0);
        feed.query(2, 40, 10, pets, 1, 2, 0);
        feed.request(2, 0, 100, owners, 200);
        otherThread.request(1, 0, 500, owners, 200);
        sweep();
        assertThat(query(owner).rowsRead()).isEqualTo(7);
        assertThat(query(pets).executions()).isEqualTo(2);
        assertThat(endpoint("GET /owners/{ownerId}").requests()).isEqualTo(2);
        assertThat(endpoint("GET /owners/{ownerId}").time())
                .isEqualTo(new TimeSplit(600, 40, 30, 5, 0, 0, 0, 0, 0, 0, 525));
        assertThat(errors.counts()).isEmpty();
    }

    @Test
    void moreThanMayBeHeldIsFoldedOrCutAndNothingIsLost() {
        int requests = 2_500;
        for (int event = 0; event < 20; event++) {
            for (int request = 1; request <= requests; request++) {
                feed.query(request, event * 10L, 5, owner, 1, request, 0);
                feed.publish();
            }
            sweepAt(event);
        }
        aggregator.closeAll();
        assertThat(query(owner).executions()).isEqualTo(20L * requests);
        assertThat(query(owner).rowsRead()).isEqualTo(20L * requests);
        assertThat(intake.dropped()).isZero();
        assertThat(errors.counts()).isEmpty();
    }

    private void sweep() {
        sweepAt(0);
        sweepAt(0);
        assertThat(aggregator.hasEnded()).isFalse();
    }

    private void sweepAt(long nanoTime) {
        feed.publish();
        otherThread.publish();
        aggregator.sweep(nanoTime);
    }

    private List<Endpoint> endpoints() {
        return aggregator.interval().endpoints(ids);
    }

    private List<SlowRequest> slowRequests() {
        return aggregator.interval().slowRequests().named(ids, Instant.EPOCH, 0);
    }

    private Endpoint endpoint(String id) {
        return endpoints().stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Query query(int id) {
        return aggregator.interval().queries(ids).stream()
                .filter(query -> query.id().equals(ids.query(id)))
                .findFirst()
                .orElseThrow();
    }

    private QueryUse use(String endpoint, int query) {
        return aggregator.interval().queryUses().named(ids).stream()
                .filter(use -> use.endpoint().equals(endpoint) && use.query().equals(ids.query(query)))
                .findFirst()
                .orElseThrow();
    }
}
