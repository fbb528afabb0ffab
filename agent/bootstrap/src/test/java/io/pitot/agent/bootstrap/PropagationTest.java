package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PropagationTest {

    @BeforeEach
    void clear() {
        Drained.all();
    }

    @Test
    void eventsOfAnotherThreadCountToTheRequestThatHandedTheWorkOver() throws InterruptedException {
        ThreadState request = begin();
        long id = request.requestId;
        RequestIdentity identity = Propagation.capture();
        AnotherThread.run(() -> work(identity));
        Probe.requestExit(request, 200, null);

        List<Drained> events = Drained.all();
        assertThat(events).hasSize(2).allMatch(event -> event.request() == id);
        assertThat(end(events).has(EventLayout.FLAG_SPREAD)).isTrue();
        assertThat(end(events).has(EventLayout.FLAG_WHOLE)).isFalse();
    }

    @Test
    void requestThatHandsNothingOverIsWhole() {
        Probe.requestExit(begin(), 200, null);

        assertThat(end(Drained.all()).has(EventLayout.FLAG_SPREAD)).isFalse();
        assertThat(Propagation.capture()).isNull();
    }

    @Test
    void threadThatHasLeftWorksForNobody() throws InterruptedException {
        ThreadState request = begin();
        RequestIdentity identity = Propagation.capture();
        AnotherThread.run(() -> {
            work(identity);
            Drained.all();
            poolWait();
            assertThat(Drained.all()).singleElement().matches(event -> event.request() == 0);
            assertThat(Propagation.capture()).isNull();
        });
        Probe.requestExit(request, 200, null);
    }

    @Test
    void workThatBeginsAfterItsRequestIsAUnitOfItsOwn() throws InterruptedException {
        ThreadState request = begin();
        long id = request.requestId;
        RequestIdentity identity = Propagation.capture();
        Probe.requestExit(request, 200, null);
        Drained.all();
        AnotherThread.run(() -> work(identity));

        List<Drained> events = Drained.all();
        assertThat(events).hasSize(2).noneMatch(event -> event.request() == id || event.request() == 0);
        assertThat(Names.ENDPOINTS.name(end(events).subject()))
                .isEqualTo(new EndpointName(Propagation.AFTER, "GET", "/handed-over"));
    }

    @Test
    void workThatIsSurprisedByTheEndOfItsRequestGoesOnAsAUnitOfItsOwn() throws InterruptedException {
        ThreadState request = begin();
        long id = request.requestId;
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        AnotherThread.run(() -> {
            ThreadState entered = Objects.requireNonNull(Propagation.enter(identity));
            poolWait();
            identity.end();
            poolWait();
            poolWait();
            Propagation.leave(entered);
        });
        Probe.requestExit(request, 200, null);

        List<Drained> waits = Drained.all().stream()
                .filter(event -> event.kind() == EventKind.POOL_WAIT)
                .toList();
        assertThat(waits).filteredOn(event -> event.request() == id).hasSize(1);
        assertThat(waits)
                .filteredOn(event -> event.request() != id)
                .hasSize(2)
                .extracting(Drained::request)
                .doesNotContain(0L)
                .containsOnly(waits.get(2).request());
    }

    @Test
    void workWithoutAnEndIsToldAMinuteAtATime() throws InterruptedException {
        ThreadState request = begin();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Probe.requestExit(request, 200, null);
        Drained.all();
        long minute = TimeUnit.SECONDS.toNanos(60);
        AnotherThread.run(() -> {
            ThreadState entered = Objects.requireNonNull(Propagation.enter(identity));
            long start = entered.requestStart;
            for (int i = 0; i < 4; i++) {
                long at = start + i * (minute / 2 + 1);
                entered.record(EventLayout.header(EventKind.POOL_WAIT, 0, 0, 0), entered.requestId, at, 1, 0, 0, 0, 0);
            }
            Propagation.leave(entered);
        });

        List<Drained> events = Drained.all();
        List<Long> ids = events.stream().map(Drained::request).distinct().toList();
        assertThat(ids).hasSize(2);
        for (long id : ids) {
            assertThat(events.stream().filter(event -> event.request() == id))
                    .extracting(Drained::kind)
                    .containsExactlyInAnyOrder(EventKind.POOL_WAIT, EventKind.POOL_WAIT, EventKind.REQUEST);
        }
    }

    @Test
    void workThatOutlivesItsRequestAndDoesNothingIsNotTold() throws InterruptedException {
        ThreadState request = begin();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Probe.requestExit(request, 200, null);
        Drained.all();
        AnotherThread.run(() -> Propagation.leave(Objects.requireNonNull(Propagation.enter(identity))));

        assertThat(Drained.all()).isEmpty();
    }

    @Test
    void threadThatHelpsAnotherRequestGoesBackToItsOwn() throws InterruptedException {
        RequestIdentity[] others = {null};
        Thread other = new Thread(() -> {
            ThreadState request = begin();
            others[0] = Propagation.capture();
            Probe.requestExit(request, 200, null);
        });
        other.start();
        other.join();
        Drained.all();

        ThreadState own = begin();
        long id = own.requestId;
        poolWait();
        work(Objects.requireNonNull(others[0]));
        poolWait();
        Probe.requestExit(own, 200, null);

        assertThat(Drained.all()).filteredOn(event -> event.request() == id).hasSize(3);
    }

    @Test
    void whatOutlivesItsRequestEndsForTheThreadsToWhichItHandsWorkOver() throws InterruptedException {
        ThreadState request = begin();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Probe.requestExit(request, 200, null);
        Drained.all();
        RequestIdentity[] second = {null};
        AnotherThread.run(() -> {
            ThreadState entered = Objects.requireNonNull(Propagation.enter(identity));
            poolWait();
            second[0] = Propagation.capture();
            Propagation.leave(entered);
        });
        long outlived = end(Drained.all()).request();
        AnotherThread.run(() -> work(Objects.requireNonNull(second[0])));

        assertThat(Drained.all()).hasSize(2).noneMatch(event -> event.request() == outlived);
    }

    @Test
    void whatOutlivesItsRequestHasNoneOfTheBytesThatItsThreadSentBefore() throws InterruptedException {
        ThreadState request = begin();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Probe.requestExit(request, 200, null);
        AnotherThread.run(() -> {
            ThreadState own = begin();
            own.requestBytesOut = 512;
            Probe.requestExit(own, 200, null);
            Drained.all();
            work(identity);
        });

        assertThat(end(Drained.all()).count()).isEqualTo(ThreadMeter.UNKNOWN);
    }

    @Test
    void requestWhoseThreadHelpsAnotherMeanwhileKeepsWhatIsKnownOfItsResponse() throws InterruptedException {
        ThreadState other = begin();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        AnotherThread.run(() -> {
            ThreadState own = begin();
            own.requestBytesOut = 512;
            own.responseFlags = EventLayout.FLAG_HEADERS;
            own.isCut = true;
            work(identity);

            assertThat(own.requestBytesOut).isEqualTo(512);
            assertThat(own.responseFlags).isEqualTo(EventLayout.FLAG_HEADERS);
            assertThat(own.isCut).isTrue();
            Probe.requestExit(own, 200, null);
        });
        Probe.requestExit(other, 200, null);
    }

    @Test
    void jobThatHelpsARequestMeanwhileIsToldWithWhatItDidBefore() throws InterruptedException {
        RequestIdentity other = identity();
        Drained.all();
        ThreadState job = Objects.requireNonNull(Probe.workEnter(Jobs.JOB, "helpful"));
        long id = job.requestId;
        poolWait();
        work(other);
        Probe.workExit(job, null, false);

        assertThat(Drained.all())
                .filteredOn(event -> event.request() == id)
                .extracting(Drained::kind)
                .containsExactlyInAnyOrder(EventKind.POOL_WAIT, EventKind.REQUEST);
    }

    @Test
    void requestThatComesToAThreadWhichWorksForAnotherIsItsOwn() {
        ThreadState first = begin();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Probe.requestExit(first, 200, null);
        ThreadState borrowed = Objects.requireNonNull(Propagation.enter(identity));
        ThreadState request = Probe.requestEnter();
        assertThat(request).isNotNull();
        long id = request.requestId;
        poolWait();
        Probe.requestExit(request, 200, null);
        Propagation.leave(borrowed);

        assertThat(Drained.all()).filteredOn(event -> event.request() == id).hasSize(2);
        assertThat(Probe.requestEnter()).as("the next request").isSameAs(request);
        Probe.requestExit(request, 200, null);
    }

    @Test
    void aTaskThatManyRequestsHandOverRunsInEachOfThem() {
        SubmittedTasks tasks = new SubmittedTasks();
        Runnable shared = () -> {};
        RequestIdentity one = identity();
        RequestIdentity two = identity();
        tasks.add(shared, one);
        tasks.add(shared, two);

        assertThat(tasks.remove(shared)).isSameAs(one);
        assertThat(tasks.remove(shared)).isSameAs(two);
        assertThat(tasks.remove(shared)).isNull();
    }

    @Test
    void asynchronousRequestEndsWhenItIsCompleteAndOnce() throws InterruptedException {
        ThreadState request = begin();
        long id = request.requestId;
        RequestIdentity identity = Objects.requireNonNull(Probe.requestStartsAsync(new Object()));
        Probe.requestIsAsync(identity);
        Probe.requestExit(request, 200, null);
        assertThat(Drained.all()).as("events before it is complete").isEmpty();
        AnotherThread.run(() -> {
            work(identity);
            Probe.requestCompleted(identity, 503);
            Probe.requestCompleted(identity, 200);
        });

        List<Drained> events = Drained.all();
        assertThat(events).hasSize(2).allMatch(event -> event.request() == id);
        assertThat(end(events).code()).isEqualTo(503);
    }

    @Test
    void asynchronousRequestThatIsCompleteBeforeItsFirstThreadReturnsEndsThere() throws InterruptedException {
        ThreadState request = begin();
        RequestIdentity identity = Objects.requireNonNull(Probe.requestStartsAsync(new Object()));
        Probe.requestIsAsync(identity);
        AnotherThread.run(() -> Probe.requestCompleted(identity, 202));
        assertThat(Drained.all()).isEmpty();
        poolWait();
        Probe.requestExit(request, 200, null);

        List<Drained> events = Drained.all();
        assertThat(events).hasSize(2);
        assertThat(end(events).code()).isEqualTo(202);
    }

    @Test
    void jobThatDoesNothingIsNotTold() {
        Probe.workExit(Objects.requireNonNull(Probe.workEnter(Jobs.JOB, "idle")), null, false);
        assertThat(Drained.all()).isEmpty();

        ThreadState busy = Objects.requireNonNull(Probe.workEnter(Jobs.JOB, "busy"));
        poolWait();
        Probe.workExit(busy, null, false);
        assertThat(Names.ENDPOINTS.name(end(Drained.all()).subject()))
                .isEqualTo(new EndpointName(Jobs.JOB, "", "busy"));
    }

    private static ThreadState begin() {
        ThreadState state = Objects.requireNonNull(Probe.requestEnter());
        Probe.requestMethod("GET");
        RouteProbe.servlet("", "/handed-over");
        return state;
    }

    private static RequestIdentity identity() {
        ThreadState state = begin();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Probe.requestExit(state, 200, null);
        return identity;
    }

    private static void work(RequestIdentity identity) {
        ThreadState entered = Objects.requireNonNull(Propagation.enter(identity));
        poolWait();
        Propagation.leave(entered);
    }

    private static void poolWait() {
        PoolProbe.exit(Objects.requireNonNull(PoolProbe.enter()), "pool", 0, 1, 1, null, null, false);
    }

    private static Drained end(List<Drained> events) {
        List<Drained> ends = events.stream()
                .filter(event -> event.kind() == EventKind.REQUEST)
                .toList();
        assertThat(ends).hasSize(1);
        return ends.get(0);
    }
}
