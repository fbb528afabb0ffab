package io.pitot.agent.instrumentation.springamqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.MessagesContract;
import io.pitot.agent.instrumentation.QpidBroker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What listeners of Spring AMQP tell of their messages, in each supported line of it. */
abstract class SpringAmqpContract extends MessagesContract {

    /** @param libraries the folder of its jars */
    SpringAmqpContract(String libraries) {
        super(libraries);
    }

    @Override
    protected Object make(IsolatedApplication application, String prefix) throws ReflectiveOperationException {
        return application.make(
                "com.acme.post.Depot", new Class<?>[] {int.class, String.class}, QpidBroker.port(), prefix);
    }

    @Test
    void containerThatQueuesMessagesTellsEachOnce() throws InterruptedException {
        assertThat(given("simple", prefix() + "simple")).allMatch(MessagesContract::succeeded);
    }

    @Test
    void containerThatListensOnTheClientsThreadsTellsEachOnce() throws InterruptedException {
        assertThat(given("direct", prefix() + "direct")).allMatch(MessagesContract::succeeded);
    }

    @Test
    void exceptionThatTheContainerHandlesIsAnError() throws InterruptedException {
        assertThat(given("failing", prefix() + "failing")).allMatch(MessagesContract::failed);
    }

    @Test
    void exceptionThatTheContainerOnTheClientsThreadsHandlesIsAnError() throws InterruptedException {
        assertThat(given("failing direct", prefix() + "refused")).allMatch(MessagesContract::failed);
    }

    @Test
    void messageThatIsDeliveredAgainIsAUnitOfWorkAgain() throws InterruptedException {
        assertHalfFailed(given("redelivered", prefix() + "redelivered"));
    }

    @Test
    void eachTryOfAnInterceptorIsAUnitOfWork() throws InterruptedException {
        assertHalfFailed(given("tried again", prefix() + "tried"));
    }

    @Test
    void batchIsNamedAfterAllQueuesThatItsListenerIsFor() throws InterruptedException {
        assertThat(given("batches", prefix() + "lorries," + prefix() + "vans")).allMatch(MessagesContract::succeeded);
    }

    private static void assertHalfFailed(List<Event> calls) {
        assertThat(calls).filteredOn(MessagesContract::failed).hasSize(calls.size() / 2);
        assertThat(calls).filteredOn(MessagesContract::succeeded).hasSize(calls.size() / 2);
    }
}
