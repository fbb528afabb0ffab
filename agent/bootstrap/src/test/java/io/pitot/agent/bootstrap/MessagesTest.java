package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void listenerWithinAListenerIsOneUnitOfWork() {
        Drained.all();
        ThreadState outer = Messages.enter("orders");
        ThreadState inner = Messages.enter("orders");
        Messages.exit(inner, null);
        Messages.exit(outer, null);

        assertThat(inner).isNull();
        assertThat(Drained.all()).hasSize(1);
    }

    @Test
    void exceptionThatTheOuterListenerCatchesIsTheMessages() {
        Drained.all();
        ThreadState outer = Messages.enter("orders");
        Messages.exit(Messages.enter("orders"), new IllegalStateException("not this one"));
        Messages.exit(outer, null);

        assertThat(Drained.all())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.has(EventLayout.FLAG_ERROR)).isTrue());
    }

    @Test
    void listenerThatARequestCallsItselfCountsToTheRequest() {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        try {
            assertThat(Messages.enter("orders")).isNull();
        } finally {
            Probe.requestExit(request, 200, null);
        }
    }

    @Test
    void messageThatArrivesOnAThreadWhichWorksForARequestIsNoneOfItsWork() throws InterruptedException {
        Drained.all();
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        Thread pool = new Thread(() -> {
            ThreadState borrowed = Objects.requireNonNull(Propagation.enter(identity));
            Messages.exit(Messages.enter("orders"), null);
            assertThat(borrowed.requestId).isEqualTo(identity.id);
            Propagation.leave(borrowed);
        });
        pool.start();
        pool.join();
        Probe.requestExit(request, 200, null);

        assertThat(Drained.all())
                .extracting(event -> Objects.requireNonNull(Names.ENDPOINTS.name(event.subject()))
                        .kind())
                .containsExactlyInAnyOrder("message", "http");
    }

    @Test
    void messageThatOnlyArrivesIsNotTold() {
        Drained.all();
        Messages.exitIfGiven(Messages.enter("orders"), null);

        assertThat(Drained.all()).isEmpty();
    }

    @Test
    void messageThatIsTakenInARequestDoesNotRenameIt() {
        Drained.all();
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        Messages.given();
        Probe.requestExit(request, 200, null);

        assertThat(Drained.all())
                .singleElement()
                .extracting(event -> Objects.requireNonNull(Names.ENDPOINTS.name(event.subject()))
                        .kind())
                .isEqualTo("http");
    }

    @Test
    void batchGoesByAllThatItsListenerIsForWithoutWhatIsRandom() {
        assertThat(nameOf(Messages.enterBatch(new String[] {"orders"}))).isEqualTo("orders");
        assertThat(nameOf(Messages.enterBatch(new String[] {"orders", "amq.gen-x7Y", "refunds"})))
                .isEqualTo("orders,amq.gen-*,refunds");
        assertThat(nameOf(Messages.enterBatch(new String[0]))).isEqualTo("(unknown)");
    }

    @Test
    void consumerGoesByItsQueueUnlessThereAreSeveral() {
        Consumer consumer = new Consumer();
        assertThat(nameOf(Messages.enterConsumer(consumer))).isEqualTo("(unknown)");

        Messages.subscribed(consumer, "amq.gen-x7Y");
        Messages.subscribed(consumer, "amq.gen-z8Q");
        assertThat(nameOf(Messages.enterConsumer(consumer))).isEqualTo("amq.gen-*");

        Messages.subscribed(consumer, "orders");
        Messages.subscribed(consumer, "orders");
        assertThat(nameOf(Messages.enterConsumer(consumer))).isEqualTo("(several)");
    }

    @Test
    void queueThatTheBrokerChoosesIsUnknown() {
        Consumer consumer = new Consumer();
        Messages.subscribed(consumer, "");

        assertThat(nameOf(Messages.enterConsumer(consumer))).isEqualTo("(unknown)");
        assertThat(nameOf(Messages.enterConsumer("no consumer of ours"))).isEqualTo("(unknown)");
    }

    private static String nameOf(@Nullable ThreadState message) {
        EndpointName name = Names.ENDPOINTS.name(Objects.requireNonNull(message).endpointId);
        Messages.exit(message, null);
        return Objects.requireNonNull(name).route();
    }

    /** As a woven class of consumers is. */
    private static final class Consumer implements ObservedConsumer {

        private @Nullable String queue;

        @Override
        public @Nullable String pitot$queue() {
            return queue;
        }

        @Override
        public void pitot$queue(@Nullable String to) {
            queue = to;
        }
    }
}
