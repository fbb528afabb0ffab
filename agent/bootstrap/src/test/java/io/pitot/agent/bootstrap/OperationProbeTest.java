package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationProbeTest {

    /** What is asked for together first has its name, whichever test reaches the bound. */
    @BeforeAll
    static void askForWhatIsToldApart() {
        called(() -> fields("stock", "orders"));
        called(() -> fields("c", "a", "b"));
        called(() -> fields("c", "a", "b", "d"));
        called(() -> nested("orders{lines}"));
    }

    @BeforeEach
    void forgetEarlierEvents() {
        Drained.all();
    }

    @Test
    void requestIsCalledByItsPathAndItsOperation() {
        assertThat(called(() -> OperationProbe.begins(false, new TreeSet<>(List.of("orders")), "")))
                .isEqualTo("/graphql query orders");
        assertThat(called(() -> OperationProbe.begins(true, new TreeSet<>(List.of("place")), "")))
                .isEqualTo("/graphql mutation place");
    }

    @Test
    void operationThatIsExecutedBeforeARouteIsMatchedKeepsItsName() {
        ThreadState state = begin();
        OperationProbe.begins(false, new TreeSet<>(List.of("orders")), "");
        RouteProbe.servlet("", "/api/*");
        RouteProbe.framework("/later");

        assertThat(ended(state)).isEqualTo(new EndpointName("http", "POST", "(unmatched) query orders"));
    }

    @Test
    void severalFieldsAreNamedInOrderAndNotMoreThanThree() {
        assertThat(called(() -> fields("stock", "orders"))).isEqualTo("/graphql query orders,stock");
        assertThat(called(() -> fields("c", "a", "b"))).isEqualTo("/graphql query a,b,c");
        assertThat(called(() -> fields("c", "a", "b", "d"))).isEqualTo("/graphql query a,b,c,...");
        assertThat(called(() -> fields("one"))).isEqualTo("/graphql query one");
    }

    @Test
    void combinationsBeyondTheBoundAreCalledByTheirOutermostFieldOrAreOneEndpoint() {
        assertThat(called(() -> nested("orders{lines}"))).isEqualTo("/graphql query orders{lines}");
        for (int i = 0; i < 100; i++) {
            int number = i;
            called(() -> fields("first" + number, "second" + number));
        }

        assertThat(called(() -> nested("orders{lines}"))).isEqualTo("/graphql query orders{lines}");
        assertThat(called(() -> nested("orders{tooMany}"))).isEqualTo("/graphql query orders");
        assertThat(called(() -> fields("one", "tooMany"))).isEqualTo("/graphql query (several)");
        assertThat(called(() -> fields("two", "tooMany"))).isEqualTo("/graphql query (several)");
    }

    @Test
    void operationWithoutANameLeavesThePath() {
        assertThat(called(() -> fields())).isEqualTo("/graphql");
    }

    @Test
    void severalOperationsOfARequestLeaveThePathHoweverManyTheyAre() {
        for (int operations = 2; operations < 5; operations++) {
            int times = operations;
            assertThat(called(() -> {
                        for (int i = 0; i < times; i++) {
                            OperationProbe.begins(false, new TreeSet<>(List.of("orders")), "");
                        }
                    }))
                    .as("%d operations", operations)
                    .isEqualTo("/graphql");
        }
    }

    @Test
    void operationOnAnotherThreadNamesItsRequest() throws InterruptedException {
        ThreadState state = begin();
        RouteProbe.framework("/graphql");
        onAnotherThread(() -> OperationProbe.begins(false, new TreeSet<>(List.of("orders")), ""));

        assertThat(ended(state).route()).isEqualTo("/graphql query orders");
    }

    @Test
    void operationsOfSeveralThreadsLeaveThePath() throws InterruptedException {
        ThreadState state = begin();
        RouteProbe.framework("/graphql");
        onAnotherThread(() -> OperationProbe.begins(false, new TreeSet<>(List.of("orders")), ""));
        OperationProbe.begins(false, new TreeSet<>(List.of("orders")), "");
        onAnotherThread(() -> OperationProbe.begins(false, new TreeSet<>(List.of("stock")), ""));

        assertThat(ended(state).route()).isEqualTo("/graphql");
    }

    @Test
    void operationOfAJobIsNoEndpointOfItsOwn() {
        ThreadState job = Objects.requireNonNull(Probe.workEnter(Jobs.JOB, "nightly"));
        OperationProbe.begins(false, new TreeSet<>(List.of("orders")), "");
        OperationProbe.failed(new IllegalStateException());
        Probe.workExit(job, null, true);

        assertThat(Drained.all()).singleElement().satisfies(event -> {
            assertThat(Names.ENDPOINTS.name(event.subject())).isEqualTo(new EndpointName(Jobs.JOB, "", "nightly"));
            assertThat(event.has(EventLayout.FLAG_ERROR)).isFalse();
        });
    }

    @Test
    void outsideOfRequestsNothingIsWanted() {
        assertThat(OperationProbe.isWanted()).isFalse();
        OperationProbe.begins(false, new TreeSet<>(List.of("orders")), "");
        OperationProbe.failed(new IllegalStateException());

        assertThat(Drained.all()).isEmpty();
    }

    @Test
    void failureOfAnOperationFailsItsRequestWhoseStatusStays() throws InterruptedException {
        ThreadState state = begin();
        Probe.requestError(new UnsupportedOperationException("handled"));
        OperationProbe.failed(new IllegalStateException());
        OperationProbe.failed(new IllegalArgumentException("the second one"));
        assertFails(state);

        state = begin();
        onAnotherThread(() -> OperationProbe.failed(new IllegalStateException()));
        assertFails(state);

        state = begin();
        OperationProbe.failed(new IllegalStateException());
        onAnotherThread(() -> {});
        assertFails(state);
    }

    @Test
    void failureOfOneRequestIsNotThatOfTheNext() {
        ThreadState state = begin();
        OperationProbe.failed(new IllegalStateException());
        ended(state);
        state = begin();
        Probe.requestExit(state, 200, null);

        assertThat(Drained.all())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.has(EventLayout.FLAG_ERROR)).isFalse());
    }

    private static void assertFails(ThreadState state) {
        Probe.requestExit(state, 200, null);
        assertThat(Drained.all()).singleElement().satisfies(event -> {
            assertThat(event.has(EventLayout.FLAG_ERROR)).isTrue();
            assertThat(event.code()).isEqualTo(200);
            assertThat(Names.ERRORS.name(event.aux())).isEqualTo("java.lang.IllegalStateException");
        });
    }

    private static ThreadState begin() {
        ThreadState state = Objects.requireNonNull(Probe.requestEnter());
        Probe.requestMethod("POST");
        return state;
    }

    private static String called(Runnable operations) {
        ThreadState state = begin();
        RouteProbe.framework("/graphql");
        operations.run();
        return ended(state).route();
    }

    private static void fields(String... fields) {
        OperationProbe.begins(false, new TreeSet<>(List.of(fields)), "");
    }

    private static void nested(String fields) {
        OperationProbe.begins(false, new TreeSet<>(List.of("orders")), fields);
    }

    private static void onAnotherThread(Runnable work) throws InterruptedException {
        AnotherThread.run(Propagation.carried(work));
    }

    private static EndpointName ended(ThreadState state) {
        Probe.requestExit(state, 200, null);
        return Names.ENDPOINTS.name(Drained.all().get(0).subject());
    }
}
