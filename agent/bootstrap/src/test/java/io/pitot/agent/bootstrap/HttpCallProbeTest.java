package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCallProbeTest {

    private static final String URL = "http://localhost:8080/users/17?q=1";
    private static final String ROUTE = "GET localhost:8080/users/{n}";

    @BeforeEach
    void forget() {
        Drained.all();
    }

    @Test
    void callIsToldWithItsRouteStatusAndBytes() {
        HttpCallProbe.exit(entered(URL), 404, 5, null);

        Drained call = only();
        assertThat(Names.ROUTES.name(call.subject())).isEqualTo(ROUTE);
        assertThat(call.aux()).isEqualTo(404);
        assertThat(call.count()).isEqualTo(5);
        assertThat(call.code()).isZero();
        assertThat(call.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(call.has(EventLayout.FLAG_RETRY)).isFalse();
        assertThat(call.extra()).isZero();
    }

    @Test
    void serverErrorsAreErrorsWithoutAName() {
        HttpCallProbe.exit(entered(URL), 500, -1, null);

        Drained call = only();
        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.code()).isZero();
        assertThat(call.aux()).isEqualTo(500);
    }

    @Test
    void exceptionsAreErrorsByTheirName() {
        HttpCallProbe.exit(entered(URL), 0, -1, new IOException("secret"));

        Drained call = only();
        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(Names.ERRORS.name(call.code())).isEqualTo("java.io.IOException");
        assertThat(call.aux()).isZero();
        assertThat(call.count()).isEqualTo(-1);
    }

    @Test
    void equalTargetsHaveEqualHashesAndOthersHaveNot() {
        for (String url :
                List.of(URL, URL, "http://localhost:8080/users/17?q=2", "http://localhost:8080/users/18?q=1")) {
            HttpCallProbe.exit(entered(url), 200, -1, null);
        }

        List<Drained> calls = Drained.all();
        assertThat(calls).allMatch(call -> call.has(EventLayout.FLAG_ARGUMENTS));
        assertThat(calls.get(0).hash()).isEqualTo(calls.get(1).hash());
        assertThat(calls.subList(1, 4)).extracting(Drained::hash).doesNotHaveDuplicates();
    }

    @Test
    void callWithinACallIsNone() {
        HttpCall outer = entered(URL);
        assertThat(HttpCallProbe.enter("GET", URL)).isNull();
        assertThat(HttpCallProbe.enter("GET", "http", "localhost", 80, "/")).isNull();
        assertThat(HttpCallProbe.begin("GET", URL)).isNull();
        assertThat(HttpCallProbe.begin("GET", "http", "localhost", 80, "/")).isNull();
        HttpCallProbe.exit(outer, 200, -1, null);

        assertThat(only().request()).isZero();
        assertThat(HttpCallProbe.enter("GET", URL))
                .isNotNull()
                .satisfies(next -> HttpCallProbe.exit(next, 200, -1, null));
    }

    @Test
    void nothingOfACallIsToldOfTheNext() {
        HttpCall first = entered(URL);
        HttpCallProbe.retried();
        HttpCallProbe.waited(HttpCallProbe.waits());
        HttpCallProbe.exit(first, 200, 7, null);
        HttpCallProbe.exit(entered(URL), 0, -1, new IOException());

        List<Drained> calls = Drained.all();
        assertThat(calls.get(0).has(EventLayout.FLAG_RETRY)).isTrue();
        assertThat(calls.get(0).extra()).isPositive();
        assertThat(calls.get(1).has(EventLayout.FLAG_RETRY)).isFalse();
        assertThat(calls.get(1).extra()).isZero();
        assertThat(calls.get(1).aux()).isZero();
        assertThat(calls.get(1).count()).isEqualTo(-1);
    }

    @Test
    void waitingAndTryingAgainOutsideOfCallsIsNothing() {
        assertThat(HttpCallProbe.waits()).isZero();
        HttpCallProbe.waited(0);
        HttpCallProbe.retried();

        assertThat(Drained.all()).isEmpty();
    }

    @Test
    void callThatEndsOnAnotherThreadCountsToTheRequestThatMadeIt() throws Exception {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        long id = request.requestId;
        HttpCall call = begun();
        AnotherThread.run(() -> {
            ThreadState other = Objects.requireNonNull(Probe.requestEnter());
            HttpCallProbe.head(call, 302, -1);
            HttpCallProbe.head(call, 200, 5);
            HttpCallProbe.end(call, null);
            HttpCallProbe.end(call, new IOException());
            Probe.requestExit(other, 200, null);
        });
        Probe.requestExit(request, 200, null);

        List<Drained> calls = calls();
        assertThat(calls).singleElement().satisfies(told -> {
            assertThat(told.request()).isEqualTo(id);
            assertThat(told.aux()).isEqualTo(200);
            assertThat(told.count()).isEqualTo(5);
            assertThat(told.has(EventLayout.FLAG_ERROR)).isFalse();
        });
    }

    @Test
    void callThatEndsAfterItsRequestIsPartOfWhatOutlivesThat() throws Exception {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        Probe.requestMethod("GET");
        RouteProbe.servlet("", "/late");
        long id = request.requestId;
        HttpCall call = begun();
        Probe.requestExit(request, 200, null);
        long[] other = new long[1];
        AnotherThread.run(() -> {
            ThreadState later = Objects.requireNonNull(Probe.requestEnter());
            other[0] = later.requestId;
            HttpCallProbe.head(call, 200, 5);
            HttpCallProbe.end(call, null);
            assertThat(later.requestId).isEqualTo(other[0]);
            Probe.requestExit(later, 200, null);
        });

        List<Drained> events = Drained.all();
        Drained told = events.stream()
                .filter(event -> event.kind() == EventKind.HTTP_CALL)
                .findAny()
                .orElseThrow();
        assertThat(told.request()).isNotIn(0L, id, other[0]);
        assertThat(events)
                .filteredOn(event -> event.kind() == EventKind.REQUEST && event.request() == told.request())
                .singleElement()
                .satisfies(after -> {
                    assertThat(Names.ENDPOINTS.name(after.subject()))
                            .isEqualTo(new EndpointName(Propagation.AFTER, "GET", "/late"));
                    assertThat(after.start()).isLessThanOrEqualTo(told.start());
                });
    }

    @Test
    void callForNobodyCountsToNobodyWhoeverEndsIt() throws Exception {
        HttpCall call = begun();
        AnotherThread.run(() -> {
            ThreadState other = Objects.requireNonNull(Probe.requestEnter());
            HttpCallProbe.end(call, null);
            Probe.requestExit(other, 200, null);
        });

        assertThat(calls())
                .singleElement()
                .satisfies(told -> assertThat(told.request()).isZero());
    }

    @Test
    void callThatCouldNotBeBegunIsToldOnce() {
        HttpCall call = Objects.requireNonNull(HttpCallProbe.begin("GET", URL));
        HttpCallProbe.leave(call, new IllegalStateException());
        HttpCallProbe.end(call, null);

        assertThat(Names.ERRORS.name(only().code())).isEqualTo("java.lang.IllegalStateException");
        assertThat(ThreadState.current().inside).isZero();
    }

    @Test
    void threadThatGoesOnWithACallMakesNoOther() throws Exception {
        HttpCall call = begun();
        AnotherThread.run(() -> {
            HttpCall resumed = Objects.requireNonNull(HttpCallProbe.resume(call));
            assertThat(HttpCallProbe.enter("GET", URL)).isNull();
            HttpCallProbe.leave(resumed, null);
            HttpCallProbe.exit(entered(URL), 200, -1, null);
        });

        assertThat(only().aux()).isEqualTo(200);
    }

    @Test
    void futureOfTheResponseEndsTheCallWithWhatMadeItFail() {
        CompletableFuture<String> response = new CompletableFuture<>();
        var told = response.whenComplete(begun());
        response.completeExceptionally(new CompletionException(new IOException()));

        assertThat(told).isCompletedExceptionally();
        assertThat(Names.ERRORS.name(only().code())).isEqualTo("java.io.IOException");
    }

    @Test
    void workForAnotherRequestWithinACallMakesCallsOfItsOwn() throws Exception {
        RequestIdentity[] another = new RequestIdentity[1];
        AnotherThread.run(() -> {
            ThreadState request = Objects.requireNonNull(Probe.requestEnter());
            another[0] = request.identity();
            Probe.requestExit(request, 200, null);
        });
        Drained.all();
        HttpCall outer = entered(URL);
        ThreadState borrowed = Objects.requireNonNull(Propagation.enter(another[0]));
        HttpCall inner = entered("http://localhost/inner");
        HttpCallProbe.retried();
        HttpCallProbe.exit(inner, 201, -1, null);
        Propagation.leave(borrowed);
        HttpCallProbe.exit(outer, 202, -1, null);

        List<Drained> calls = calls();
        assertThat(calls).extracting(Drained::aux).containsExactlyInAnyOrder(201, 202);
        assertThat(calls).allMatch(call -> call.has(EventLayout.FLAG_RETRY) == (call.aux() == 201));
    }

    private static HttpCall entered(String url) {
        return Objects.requireNonNull(HttpCallProbe.enter("GET", url));
    }

    private static HttpCall begun() {
        HttpCall call = Objects.requireNonNull(HttpCallProbe.begin("GET", URL));
        HttpCallProbe.leave(call, null);
        return call;
    }

    private static Drained only() {
        List<Drained> calls = calls();
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static List<Drained> calls() {
        return Drained.all().stream()
                .filter(event -> event.kind() == EventKind.HTTP_CALL)
                .toList();
    }
}
