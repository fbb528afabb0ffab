package io.pitot.agent.instrumentation.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Statuses;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a gRPC server tells of its calls, in any version and on any transport. */
abstract class GrpcServerContract {

    @RegisterExtension
    final Events events = new Events();

    private final String version;
    private final boolean isInProcess;
    private UnaryOperator<String> server;

    GrpcServerContract(String version, boolean isInProcess) {
        this.version = version;
        this.isInProcess = isInProcess;
    }

    @BeforeEach
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        server = (UnaryOperator<String>) IsolatedApplication.of(version)
                .make("com.acme.rpc.OrdersServer", new Class<?>[] {boolean.class}, isInProcess);
    }

    @AfterEach
    void stop() throws Exception {
        ((AutoCloseable) server).close();
    }

    @Test
    void callIsAUnitOfWorkNamedAfterItsMethod() throws InterruptedException {
        Event call = called("Find", "OK");

        assertThat(call.endpoint()).isEqualTo(new EndpointName("grpc", "", "acme.Orders/Find"));
        assertThat(call.has(EventLayout.FLAG_ERROR)).isFalse();
        assertScored(call, 1);
    }

    @Test
    void callsDoNotMix() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            assertThat(server.apply("Find")).isEqualTo("OK");
        }

        events.await(EventKind.INFERENCE, 20);
        for (Event call : events.awaitRequests(20)) {
            assertThat(events.all(EventKind.INFERENCE))
                    .filteredOn(scored -> scored.requestId() == call.requestId())
                    .hasSize(1);
        }
    }

    @Test
    void callLastsUntilAnotherThreadCompletesIt() throws InterruptedException {
        Event call = called("Later", "OK");
        events.await(EventKind.INFERENCE, 2);

        List<Event> scores = events.all(EventKind.INFERENCE);
        assertThat(scores).hasSize(2).allMatch(score -> end(score) <= end(call));
    }

    @Test
    void statusOfTheClientsDoingIsNoError() throws InterruptedException {
        Event call = called("Missing", "NOT_FOUND");

        assertThat(call.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(call.error(true)).isNull();
    }

    @Test
    void statusOfTheServersFaultIsAnErrorWithItsCause() throws InterruptedException {
        Event call = called("Down", "UNAVAILABLE");

        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.error(true)).isEqualTo("java.lang.UnsupportedOperationException");
    }

    @Test
    void exceptionOfAMethodIsAnError() throws InterruptedException {
        Event call = called("Broken", "UNKNOWN");

        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.error(true)).isEqualTo("java.lang.IllegalStateException");
        assertThat(call.site().frames().get(0).method()).isEqualTo("broken");
    }

    @Test
    void callThatAnInterceptorRefusesHasItsStatus() throws InterruptedException {
        assertThat(called("Refused", "UNAUTHENTICATED").has(EventLayout.FLAG_ERROR))
                .isFalse();
    }

    @Test
    void exceptionOfAnInterceptorIsAnError() throws InterruptedException {
        Event call = called("Unstarted", "UNKNOWN");

        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.error(true)).isEqualTo("java.lang.UnsupportedOperationException");
    }

    @Test
    void streamIsOneUnitOfWorkFromItsFirstMessageToItsLast() throws InterruptedException {
        Event watch = called("Watch", "OK");

        assertThat(watch.endpoint()).isEqualTo(new EndpointName("grpc", "STREAM", "acme.Orders/Watch"));
        assertScored(watch, 3);
    }

    @Test
    void everyMessageOfTheClientCountsToItsStream() throws InterruptedException {
        assertScored(called("Sum", "OK"), 4);
    }

    @Test
    void callThatTheClientCancelsEndsWithoutAnError() throws InterruptedException {
        assertThat(server.apply("Watch and leave")).isEqualTo("CANCELLED");

        Event call = events.awaitRequests(1).get(0);
        assertThat(Statuses.name(call.code())).isEqualTo("CANCELLED");
        assertThat(call.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void callThatIsNeverAnsweredEndsAtItsDeadline() throws InterruptedException {
        // Which connects: the call must reach the server before its deadline.
        assertThat(server.apply("Find")).isEqualTo("OK");
        assertThat(server.apply("Never")).isEqualTo("DEADLINE_EXCEEDED");

        // Whichever of both notices first: the server's clock or the client's cancellation.
        assertThat(Statuses.name(events.awaitRequests(2).get(1).code())).isIn("DEADLINE_EXCEEDED", "CANCELLED");
    }

    @Test
    void callAfterOneThatFailedIsAUnitOfWorkOfItsOwn() throws InterruptedException {
        assertThat(server.apply("Broken")).isEqualTo("UNKNOWN");
        assertThat(server.apply("Find")).isEqualTo("OK");

        List<Event> calls = events.awaitRequests(2);
        assertThat(calls)
                .extracting(call -> call.endpoint().route())
                .containsExactly("acme.Orders/Broken", "acme.Orders/Find");
        assertScored(calls.get(1), 1);
    }

    private Event called(String method, String status) throws InterruptedException {
        assertThat(server.apply(method)).isEqualTo(status);

        Event call = events.awaitRequests(1).get(0);
        assertThat(Statuses.name(call.code())).isEqualTo(status);
        return call;
    }

    private static long end(Event event) {
        return event.start() + event.duration();
    }

    /** What the call's threads have recorded, which they hand over after the call's end has been told. */
    private void assertScored(Event call, int times) throws InterruptedException {
        events.await(EventKind.INFERENCE, times);
        assertThat(events.all(EventKind.INFERENCE))
                .hasSize(times)
                .allMatch(score -> score.requestId() == call.requestId());
    }
}
