package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.sample.Taker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakenMessagesTest {

    private final Taker orders = new Taker("orders");
    private final Taker refunds = new Taker("refunds");
    private final List<Drained> events = new ArrayList<>();

    @BeforeEach
    void forget() {
        Drained.all();
    }

    @AfterEach
    void close() {
        TakenMessages.closed(orders);
        TakenMessages.closed(refunds);
        assertThat(ThreadState.current().requestId).isZero();
    }

    @Test
    void whatAClientBringsIsAUnitOfWorkUntilItIsAskedAgain() {
        orders.take(true);
        score();
        orders.take(true);
        score();
        score();
        orders.take(false);
        score();

        assertThat(names()).containsExactly("message orders", "message orders");
        assertThat(scoresOf(0)).hasSize(1);
        assertThat(scoresOf(1)).hasSize(2);
        assertThat(scoresOutside()).hasSize(1);
    }

    @Test
    void whatIsAskedForAndDoesNotComeIsNone() {
        orders.take(false);
        orders.take(false);

        assertThat(requests()).isEmpty();
    }

    @Test
    void closingTheClientEndsIt() {
        orders.take(true);
        TakenMessages.closed(orders);
        score();

        assertThat(names()).containsExactly("message orders");
        assertThat(scoresOutside()).hasSize(1);
    }

    @Test
    void closingAnotherClientDoesNot() {
        orders.take(true);
        TakenMessages.closed(refunds);
        score();
        TakenMessages.closed(orders);

        assertThat(names()).containsExactly("message orders");
        assertThat(scoresOf(0)).hasSize(1);
    }

    @Test
    void threadThatAsksAnotherClientIsDoneWithTheFirst() {
        orders.take(true);
        score();
        refunds.take(true);
        score();
        orders.take(false);

        assertThat(names()).containsExactly("message orders", "message refunds");
        assertThat(scoresOf(0)).hasSize(1);
        assertThat(scoresOf(1)).hasSize(1);
    }

    @Test
    void clientThatAsksAnotherOneIsAskedOnce() {
        orders.takeThrough(refunds);
        TakenMessages.closed(orders);

        assertThat(names()).containsExactly("message orders");
    }

    @Test
    void whatARequestTakesIsAPartOfIt() {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        orders.take(true);
        score();
        orders.take(true);
        Probe.requestExit(request, 200, null);

        assertThat(names()).containsExactly("http (unmatched)");
        assertThat(scoresOf(0)).hasSize(1);
    }

    @Test
    void requestThatBeginsOnTheThreadIsItsOwn() {
        orders.take(true);
        score();
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        score();
        score();
        Probe.requestExit(request, 200, null);
        score();

        assertThat(names()).containsExactly("message orders", "http (unmatched)");
        assertThat(scoresOf(0)).hasSize(1);
        assertThat(scoresOf(1)).hasSize(2);
        assertThat(scoresOutside()).hasSize(1);
    }

    @Test
    void jobThatBeginsOnTheThreadIsItsOwn() {
        orders.take(true);
        score();
        ThreadState job = Objects.requireNonNull(Probe.workEnter(Jobs.JOB, "sweep"));
        score();
        Probe.workExit(job, null, true);

        assertThat(names()).containsExactly("message orders", "job sweep");
        assertThat(scoresOf(1)).hasSize(1);
    }

    @Test
    void messageThatTheApplicationGivesToItsOwnListenerIsToldOnce() {
        orders.take(true);
        ThreadState listener = Messages.enter("orders");
        score();
        Messages.exit(listener, null);
        orders.take(false);

        assertThat(names()).containsExactly("message orders");
        assertThat(scoresOf(0)).hasSize(1);
    }

    @Test
    void taskOfAnotherRequestThatRunsInBetweenIsThatRequests() throws InterruptedException {
        AtomicReference<RequestIdentity> other = new AtomicReference<>();
        onAnotherThread(() -> {
            ThreadState request = Objects.requireNonNull(Probe.requestEnter());
            other.set(Propagation.capture());
            Probe.requestIsAsync(other.get());
            Probe.requestExit(request, 0, null);
        });
        orders.take(true);
        ThreadState borrowed = Objects.requireNonNull(Propagation.enter(other.get()));
        score();
        Propagation.leave(borrowed);
        score();
        orders.take(false);
        Probe.requestCompleted(other.get(), 200);

        List<Drained> requests = requests();
        assertThat(names()).containsExactly("http (unmatched)", "message orders");
        assertThat(requests.get(0).request()).isEqualTo(other.get().id);
        assertThat(scoresOf(0)).hasSize(1);
        assertThat(scoresOf(1)).hasSize(1);
    }

    @Test
    void threadThatGoesBackToItsPoolHasDoneIt() {
        orders.take(true);
        score();
        Propagation.idle();
        score();

        assertThat(names()).containsExactly("message orders");
        assertThat(scoresOutside()).hasSize(1);
    }

    @Test
    void whatIsTakenByWorkThatOutlivesItsRequestIsItsOwn() throws InterruptedException {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Probe.requestExit(request, 200, null);
        onAnotherThread(() -> {
            ThreadState after = Objects.requireNonNull(Propagation.enter(identity));
            orders.take(true);
            score();
            Propagation.leave(after);
            assertThat(after.requestId).isZero();
        });

        assertThat(names()).containsExactly("http (unmatched)", "message orders");
        assertThat(scoresOf(1)).hasSize(1);
    }

    @Test
    void whatIsHandedToAnotherThreadCountsToIt() throws InterruptedException {
        orders.take(true);
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        onAnotherThread(() -> {
            ThreadState borrowed = Objects.requireNonNull(Propagation.enter(identity));
            score();
            Propagation.leave(borrowed);
        });
        orders.take(false);

        assertThat(names()).containsExactly("message orders");
        assertThat(scoresOf(0)).hasSize(1);
    }

    @Test
    void clientThatAnotherThreadAsksHasEndedWhatTheFirstThreadTook() throws InterruptedException {
        orders.take(true);
        score();
        onAnotherThread(() -> {
            orders.take(true);
            TakenMessages.closed(orders);
        });
        score();

        assertThat(names()).containsExactly("message orders", "message orders");
        assertThat(scoresOf(0)).hasSize(1);
        assertThat(scoresOutside()).hasSize(1);
    }

    @Test
    void whatNobodyCanBeAtAnyMoreEndedWithItsLastEvent() {
        Taker impatient = new Taker("impatient", 60_000);
        impatient.take(true);
        score();
        long scored = System.nanoTime();
        letTwoMinutesPass();
        score();

        assertThat(names()).containsExactly("message impatient");
        Drained message = requests().get(0);
        assertThat(message.start() + message.duration()).isLessThanOrEqualTo(scored);
        assertThat(scoresOf(0)).hasSize(1);
        assertThat(scoresOutside()).hasSize(1);
    }

    @Test
    void pollThatComesTooLateFindsItEndedWithItsLastEvent() {
        Taker impatient = new Taker("impatient", 60_000);
        impatient.take(true);
        score();
        long scored = System.nanoTime();
        letTwoMinutesPass();
        impatient.take(false);

        Drained message = requests().get(0);
        assertThat(message.start() + message.duration()).isLessThanOrEqualTo(scored);
    }

    @Test
    void whatADeadThreadLeftUnderWayEndedWithItsLastEvent() throws InterruptedException {
        onAnotherThread(() -> {
            orders.take(true);
            score();
        });
        assertThat(requests()).isEmpty();
        ServingThreads.endWorkOfTheDead();
        ServingThreads.endWorkOfTheDead();

        assertThat(names()).containsExactly("message orders");
        assertThat(scoresOf(0)).hasSize(1);
    }

    @Test
    void whatALivingThreadIsAtGoesOn() {
        orders.take(true);
        ServingThreads.endWorkOfTheDead();
        score();
        orders.take(false);

        assertThat(scoresOf(0)).hasSize(1);
    }

    @Test
    void clientGoesByAllThatItBrings() {
        Taker several = new Taker("several", 1_000);
        TakenMessages.subscribed(several, new String[] {"orders", "refunds"});
        several.take(true);
        TakenMessages.closed(several);

        assertThat(names()).containsExactly("message orders,refunds");
    }

    @Test
    void clientThatIsNotWovenIsNone() {
        assertThat(TakenMessages.asked("no client of ours")).isNull();
    }

    /** Since what this thread is at began. */
    private static void letTwoMinutesPass() {
        ThreadState.current().requestStart -= TimeUnit.MINUTES.toNanos(2);
    }

    private static void score() {
        ThreadState state = Objects.requireNonNull(InferenceProbe.enter());
        InferenceProbe.exit(state, InferenceProbe.model("scores", false), 1, null);
    }

    /** Those that have ended, in the order in which they began. */
    private List<Drained> requests() {
        events.addAll(Drained.all());
        return events.stream()
                .filter(event -> event.kind() == EventKind.REQUEST)
                .sorted(Comparator.comparingLong(Drained::start))
                .toList();
    }

    private List<String> names() {
        return requests().stream()
                .map(request -> Objects.requireNonNull(Names.ENDPOINTS.name(request.subject())))
                .map(name -> name.kind() + " " + name.route())
                .toList();
    }

    private List<Drained> scoresOf(int request) {
        return scores(requests().get(request).request());
    }

    private List<Drained> scoresOutside() {
        return scores(0);
    }

    private List<Drained> scores(long request) {
        events.addAll(Drained.all());
        return events.stream()
                .filter(event -> event.kind() == EventKind.INFERENCE && event.request() == request)
                .toList();
    }

    private static void onAnotherThread(Runnable work) throws InterruptedException {
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Thread other = new Thread(work);
        other.setUncaughtExceptionHandler((thread, thrown) -> failed.set(thrown));
        other.start();
        other.join();
        assertThat(failed.get()).isNull();
    }
}
