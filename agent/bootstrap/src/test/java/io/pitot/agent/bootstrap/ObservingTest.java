package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservingTest {

    private static final int REQUESTS = 2_000;
    private static final long CALLS = 3;

    private final int model = InferenceProbe.model("observed", true);
    private final EventIntake intake = EventIntake.shared();
    private long requestsBefore;
    private long eventsBefore;

    @BeforeEach
    void begin() {
        Drained.all();
        requestsBefore = intake.unobservedRequests();
        eventsBefore = intake.unobservedEvents();
    }

    @AfterEach
    void observeAll() {
        Observing.oneIn(Observing.ALL);
    }

    @Test
    void observesARequestWholeOrNotAtAllAndCountsTheOthers() {
        Observing.oneIn(10);
        Map<Long, List<Integer>> kinds = new HashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            request(false);
            drainInto(kinds);
        }

        assertThat(kinds.size()).isBetween(REQUESTS / 20, REQUESTS / 5);
        assertThat(kinds.values())
                .allSatisfy(events -> assertThat(events)
                        .containsExactly(
                                EventKind.INFERENCE, EventKind.INFERENCE, EventKind.INFERENCE, EventKind.REQUEST));
        assertThat(kinds.size() + intake.unobservedRequests() - requestsBefore).isEqualTo(REQUESTS);
        assertThat(CALLS * kinds.size() + intake.unobservedEvents() - eventsBefore)
                .isEqualTo(CALLS * REQUESTS);
    }

    @Test
    void observesNothingWhereNothingIsToBeObserved() {
        Observing.oneIn(Observing.NONE);
        request(false);
        call();

        assertThat(Drained.all()).isEmpty();
        assertThat(intake.unobservedRequests() - requestsBefore).isEqualTo(1);
        assertThat(intake.unobservedEvents() - eventsBefore).isEqualTo(CALLS + 1);
    }

    @Test
    void observesToItsEndWhatItBeganToObserveAndNothingOfWhatItDidNot() {
        request(true);
        assertThat(Drained.all()).hasSize((int) CALLS + 1);

        Observing.oneIn(Observing.NONE);
        ThreadState unobserved = Objects.requireNonNull(Probe.requestEnter());
        Observing.oneIn(Observing.ALL);
        call();
        Probe.requestExit(unobserved, 200, null);
        assertThat(Drained.all()).isEmpty();

        request(false);
        assertThat(Drained.all()).hasSize((int) CALLS + 1);
    }

    @Test
    void aRequestThatIsNotObservedIsNotOnOtherThreadsEither() throws InterruptedException {
        Observing.oneIn(Observing.NONE);
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Observing.oneIn(Observing.ALL);
        Thread worker = new Thread(() -> {
            ThreadState entered = Objects.requireNonNull(Propagation.enter(identity));
            call();
            entered.leave();
        });
        worker.start();
        worker.join();
        Probe.requestExit(request, 200, null);

        assertThat(Drained.all()).isEmpty();
        assertThat(intake.unobservedRequests() - requestsBefore).isEqualTo(1);
        assertThat(intake.unobservedEvents() - eventsBefore).isEqualTo(1);
    }

    private void request(boolean isTurnedOffInIt) {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        if (isTurnedOffInIt) {
            Observing.oneIn(Observing.NONE);
        }
        for (int i = 0; i < CALLS; i++) {
            call();
        }
        Probe.requestExit(request, 200, null);
    }

    private void call() {
        InferenceProbe.exit(InferenceProbe.enter(), model, 1, null);
    }

    private static void drainInto(Map<Long, List<Integer>> kinds) {
        for (Drained event : Drained.all()) {
            kinds.computeIfAbsent(event.request(), unused -> new ArrayList<>()).add(event.kind());
        }
    }
}
