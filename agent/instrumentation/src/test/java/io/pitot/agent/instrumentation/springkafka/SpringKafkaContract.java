package io.pitot.agent.instrumentation.springkafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.KafkaBroker;
import io.pitot.agent.instrumentation.MessagesContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What listeners of Spring for Apache Kafka tell of their records, in each supported line of it. */
abstract class SpringKafkaContract extends MessagesContract {

    /** @param libraries the folder of its jars */
    SpringKafkaContract(String libraries) {
        super(libraries);
    }

    @Override
    protected Object make(IsolatedApplication application, String prefix) throws ReflectiveOperationException {
        return application.make(
                "com.acme.stream.Feed", new Class<?>[] {String.class, String.class}, KafkaBroker.address(), prefix);
    }

    @Test
    void recordThatAListenerIsGivenIsAUnitOfWorkNamedAfterItsTopic() throws InterruptedException {
        assertThat(given("record", prefix() + "readings")).allMatch(MessagesContract::succeeded);
    }

    @Test
    void exceptionThatTheContainerHandlesIsAnError() throws InterruptedException {
        assertThat(given("failing record", prefix() + "failures")).allMatch(MessagesContract::failed);
    }

    @Test
    void recordThatIsDeliveredAgainIsAUnitOfWorkAgain() throws InterruptedException {
        List<Event> deliveries = given("retried record", prefix() + "retries");

        assertThat(deliveries).filteredOn(MessagesContract::failed).hasSize(deliveries.size() / 2);
        assertThat(deliveries).filteredOn(MessagesContract::succeeded).hasSize(deliveries.size() / 2);
    }

    @Test
    void batchIsOneUnitOfWork() throws InterruptedException {
        assertThat(given("batch", prefix() + "loads")).allMatch(MessagesContract::succeeded);
    }

    @Test
    void failedBatchThatIsDeliveredAgainIsAUnitOfWorkAgain() throws InterruptedException {
        assertThat(given("failing batch", prefix() + "duds"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(MessagesContract::failed);
    }

    @Test
    void batchIsNamedAfterAllTopicsThatItsListenerIsFor() throws InterruptedException {
        given("batch of topics", prefix() + "ships," + prefix() + "trains");
    }

    @Test
    void batchIsNamedAfterThePatternOfItsTopics() throws InterruptedException {
        given("batch by pattern", prefix() + "bulk-.*");
    }

    @Test
    void batchIsNamedAfterTheTopicOfItsPartitions() throws InterruptedException {
        given("batch of partitions", prefix() + "parts");
    }

    @Test
    void listenerMayTakeAPollAsItIs() throws InterruptedException {
        assertThat(given("whole poll", prefix() + "polls")).allMatch(MessagesContract::succeeded);
    }
}
