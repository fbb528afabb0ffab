package io.pitot.agent.instrumentation.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.MessagesContract;
import io.pitot.agent.instrumentation.QpidBroker;
import org.junit.jupiter.api.Test;

/** What consumers of RabbitMQ's client tell of their messages, in each supported line of it. */
abstract class RabbitMqContract extends MessagesContract {

    /** @param libraries the folder of its jars */
    RabbitMqContract(String libraries) {
        super(libraries);
    }

    @Override
    protected Object make(IsolatedApplication application, String prefix) throws ReflectiveOperationException {
        return application.make(
                "com.acme.post.Counter", new Class<?>[] {int.class, String.class}, QpidBroker.port(), prefix);
    }

    @Test
    void messageThatAConsumerIsGivenIsAUnitOfWorkNamedAfterItsQueue() throws InterruptedException {
        assertThat(given("class", prefix() + "letters")).allMatch(MessagesContract::succeeded);
    }

    @Test
    void consumerMayBeALambda() throws InterruptedException {
        assertThat(given("lambda", prefix() + "cards")).allMatch(MessagesContract::succeeded);
    }

    @Test
    void exceptionThatTheClientCatchesIsAnError() throws InterruptedException {
        assertThat(given("failing lambda", prefix() + "bills")).allMatch(MessagesContract::failed);
    }

    @Test
    void queuesThatTheBrokerNamesAreOneEndpoint() throws InterruptedException {
        given("random name", "tmp_*");
    }

    @Test
    void consumerOfSeveralQueuesGoesByNoneOfThem() throws InterruptedException {
        given("several queues", "(several)");
    }

    @Test
    void answersThatACallWaitsForAreNoUnitsOfWork() throws InterruptedException {
        given("call", prefix() + "questions");
    }

    @Test
    void messagesThatTheApplicationGetsAreNoUnitsOfWork() {
        taken("get");
    }
}
