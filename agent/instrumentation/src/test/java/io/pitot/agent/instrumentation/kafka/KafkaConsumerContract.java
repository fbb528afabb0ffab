package io.pitot.agent.instrumentation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.ServingThreads;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.KafkaBroker;
import io.pitot.agent.instrumentation.MessagesContract;
import org.junit.jupiter.api.Test;

/** What polls of Kafka's client tell, in each supported line of it. */
abstract class KafkaConsumerContract extends MessagesContract {

    /** @param libraries the folder of its jars */
    KafkaConsumerContract(String libraries) {
        super(libraries);
    }

    /** Topics that the tests of listeners do not have. */
    @Override
    protected String prefix() {
        return "loop-" + super.prefix();
    }

    @Override
    protected Object make(IsolatedApplication application, String prefix) throws ReflectiveOperationException {
        return application.make(
                "com.acme.stream.Loop", new Class<?>[] {String.class, String.class}, KafkaBroker.address(), prefix);
    }

    @Test
    void whatOnePollBringsIsAUnitOfWorkNamedAfterItsTopic() throws InterruptedException {
        given("topic", prefix() + "loops");
    }

    @Test
    void itIsNamedAfterAllTopicsOfTheConsumerInTheirOrder() throws InterruptedException {
        given("topics", prefix() + "ships," + prefix() + "trains");
    }

    @Test
    void itIsNamedAfterThePatternOfItsTopics() throws InterruptedException {
        given("pattern", prefix() + "bulk-.*");
    }

    @Test
    void itIsNamedAfterTheTopicOfItsPartitions() throws InterruptedException {
        given("partition", prefix() + "parts");
    }

    @Test
    void whatAThreadDiesOfIsToldAllTheSame() throws InterruptedException {
        run("never closed");
        ServingThreads.endWorkOfTheDead();

        Event message = events.awaitRequests(1).get(0);
        assertThat(message.endpoint().route()).isEqualTo(prefix() + "wrecks");
        assertThat(events.only(EventKind.INFERENCE).requestId()).isEqualTo(message.requestId());
    }
}
