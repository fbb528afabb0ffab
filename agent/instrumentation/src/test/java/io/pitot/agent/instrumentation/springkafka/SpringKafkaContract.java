package io.pitot.agent.instrumentation.springkafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What listeners of Spring for Apache Kafka tell of their records, in each supported line of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringKafkaContract {

    @RegisterExtension
    final Events events = new Events();

    private final String libraries;
    private ToIntFunction<String> feed;

    /** @param libraries the folder of its jars */
    SpringKafkaContract(String libraries) {
        this.libraries = libraries;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        feed = (ToIntFunction<String>) IsolatedApplication.of(libraries)
                .make(
                        "com.acme.stream.Feed",
                        new Class<?>[] {String.class, String.class},
                        KafkaBroker.address(),
                        libraries + ".");
    }

    @Test
    void recordThatAListenerIsGivenIsAUnitOfWorkNamedAfterItsTopic() throws InterruptedException {
        assertThat(given("record", "readings")).noneMatch(SpringKafkaContract::failed);
    }

    @Test
    void exceptionThatTheContainerHandlesIsAnError() throws InterruptedException {
        assertThat(given("failing record", "failures")).allMatch(SpringKafkaContract::failed);
    }

    @Test
    void recordThatIsDeliveredAgainIsAUnitOfWorkAgain() throws InterruptedException {
        List<Event> deliveries = given("retried record", "retries");

        assertThat(deliveries).filteredOn(SpringKafkaContract::failed).hasSize(deliveries.size() / 2);
    }

    @Test
    void batchIsOneUnitOfWork() throws InterruptedException {
        assertThat(given("batch", "loads")).noneMatch(SpringKafkaContract::failed);
    }

    @Test
    void failedBatchThatIsDeliveredAgainIsAUnitOfWorkAgain() throws InterruptedException {
        assertThat(given("failing batch", "duds"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(SpringKafkaContract::failed);
    }

    @Test
    void batchIsNamedAfterAllTopicsThatItsListenerIsFor() throws InterruptedException {
        given("batch of topics", "ships," + libraries + ".trains");
    }

    @Test
    void batchIsNamedAfterThePatternOfItsTopics() throws InterruptedException {
        given("batch by pattern", "bulk-.*");
    }

    @Test
    void batchIsNamedAfterTheTopicOfItsPartitions() throws InterruptedException {
        given("batch of partitions", "parts");
    }

    @Test
    void listenerMayTakeAPollAsItIs() throws InterruptedException {
        assertThat(given("whole poll", "polls")).noneMatch(SpringKafkaContract::failed);
    }

    @Test
    void recordsThatTheApplicationPollsAreNoUnitsOfWork() {
        int polled = feed.applyAsInt("loop");

        assertThat(events.all(EventKind.REQUEST)).isEmpty();
        assertThat(events.all(EventKind.INFERENCE)).hasSize(polled).allMatch(score -> score.requestId() == 0);
    }

    /** One unit of work for each time that the application says its listener was called, with what it did then. */
    private List<Event> given(String way, String name) throws InterruptedException {
        int calls = feed.applyAsInt(way);

        List<Event> messages = events.awaitRequests(calls);
        assertThat(messages)
                .extracting(message ->
                        message.endpoint().kind() + " " + message.endpoint().route())
                .containsOnly("message " + libraries + "." + name);
        assertThat(events.all(EventKind.INFERENCE))
                .extracting(Event::requestId)
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(Event::requestId).toList());
        return messages;
    }

    private static boolean failed(Event message) {
        return message.has(EventLayout.FLAG_ERROR)
                && message.error(true).equals("java.lang.UnsupportedOperationException");
    }
}
