package io.pitot.agent.instrumentation.jms;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What listeners of JMS tell of their messages, with any provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JmsContract {

    @RegisterExtension
    final Events events = new Events();

    private final String broker;
    private final String libraries;
    private final String namespace;
    private ToIntFunction<String> mailroom;

    /**
     * For subclasses.
     *
     * @param broker the class that starts it
     * @param libraries the folder of its jars and Spring's
     * @param namespace {@code jakarta.servlet}, or {@code javax.servlet}, as of the JMS that it implements
     */
    JmsContract(String broker, String libraries, String namespace) {
        this.broker = broker;
        this.libraries = libraries;
        this.namespace = namespace;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        mailroom = (ToIntFunction<String>) IsolatedApplication.of(List.of(libraries), namespace)
                .make("com.acme.mail.Mailroom", new Class<?>[] {String.class}, broker);
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) mailroom).close();
    }

    @Test
    void messageThatAListenerIsGivenIsAUnitOfWorkNamedAfterItsQueue() throws InterruptedException {
        assertSorted("class", "letters");
    }

    @Test
    void topicNamesItToo() throws InterruptedException {
        assertSorted("topic", "news");
    }

    @Test
    void listenerMayBeALambda() throws InterruptedException {
        assertSorted("lambda", "letters");
    }

    @Test
    void temporaryQueuesAreOneEndpoint() throws InterruptedException {
        for (Event message : assertSorted("temporary", null)) {
            assertThat(message.endpoint().route()).isIn("(temporary)", "*");
        }
    }

    @Test
    void exceptionThatTheProviderCatchesIsAnError() throws InterruptedException {
        assertFailing("failing lambda");
    }

    @Test
    void exceptionThatSpringCatchesIsAnError() throws InterruptedException {
        assertFailing("failing simple");
    }

    @Test
    void springsPollingContainerTellsMessagesAndNotItsPolls() throws InterruptedException {
        assertSorted("polling", "parcels");
    }

    @Test
    void springsContainerOfListenersTellsEachMessageOnce() throws InterruptedException {
        assertSorted("simple", "parcels");
    }

    @Test
    void messagesThatAreReceivedAreNoUnitsOfWork() {
        int sorted = mailroom.applyAsInt("receive");

        assertThat(events.all(EventKind.REQUEST)).isEmpty();
        assertThat(events.all(EventKind.INFERENCE)).hasSize(sorted).allMatch(score -> score.requestId() == 0);
    }

    private void assertFailing(String way) throws InterruptedException {
        int sorted = mailroom.applyAsInt(way);

        events.await(EventKind.REQUEST, sorted);
        events.awaitQuiet();
        assertThat(events.all(EventKind.REQUEST))
                .hasSizeGreaterThanOrEqualTo(sorted)
                .allMatch(message -> message.has(EventLayout.FLAG_ERROR))
                .allMatch(message -> message.error(true).equals("java.lang.UnsupportedOperationException"));
        // Also of messages that come again and again, some of which wait for the one before.
        assertThat(events.all(EventKind.REQUEST))
                .extracting(Event::requestId)
                .doesNotHaveDuplicates()
                .isSubsetOf(events.all(EventKind.INFERENCE).stream()
                        .map(Event::requestId)
                        .toList());
    }

    private List<Event> assertSorted(String way, String destination) throws InterruptedException {
        int sorted = mailroom.applyAsInt(way);

        List<Event> messages = events.awaitRequests(sorted);
        events.await(EventKind.INFERENCE, sorted);
        for (Event message : messages) {
            assertThat(message.endpoint().kind()).isEqualTo("message");
            assertThat(message.has(EventLayout.FLAG_ERROR)).isFalse();
            if (destination != null) {
                assertThat(message.endpoint().route()).isEqualTo(destination);
            }
            assertThat(events.all(EventKind.INFERENCE))
                    .filteredOn(score -> score.requestId() == message.requestId())
                    .hasSize(1);
        }
        return messages;
    }
}
