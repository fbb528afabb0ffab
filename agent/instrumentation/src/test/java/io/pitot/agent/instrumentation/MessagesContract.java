package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An application in a class loader of its own that sends messages to itself and does one inference each time that its listener
 * is called; {@code applyAsInt} says how often it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MessagesContract {

    @RegisterExtension
    protected final Events events = new Events();

    private final String libraries;
    private ToIntFunction<String> application;

    /** @param libraries the folder of its jars, and what the names of its queues begin with */
    protected MessagesContract(String libraries) {
        this.libraries = libraries;
    }

    /**
     * Starts the application.
     *
     * @param prefix what the names of its queues or topics begin with
     */
    protected abstract Object make(IsolatedApplication application, String prefix) throws ReflectiveOperationException;

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        application = (ToIntFunction<String>) make(IsolatedApplication.of(libraries), prefix());
    }

    /** What the names of its queues or topics begin with. */
    protected String prefix() {
        return libraries + ".";
    }

    /**
     * Has messages sent, and looks for one unit of work each time that a listener was called, with what it did then.
     *
     * @param name what they are to be called
     */
    protected final List<Event> given(String way, String name) throws InterruptedException {
        int calls = run(way);

        List<Event> messages = events.awaitRequests(calls);
        assertThat(messages)
                .isNotEmpty()
                .extracting(message ->
                        message.endpoint().kind() + " " + message.endpoint().route())
                .containsOnly("message " + name);
        assertThat(events.all(EventKind.INFERENCE))
                .extracting(Event::requestId)
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(Event::requestId).toList());
        return messages;
    }

    /** Has messages sent. Answers how often the listener was called. */
    protected final int run(String way) {
        return application.applyAsInt(way);
    }

    /** Has messages sent that are no units of work. */
    protected final void taken(String way) {
        int taken = run(way);

        assertThat(events.all(EventKind.REQUEST)).isEmpty();
        assertThat(events.all(EventKind.INFERENCE)).hasSize(taken).allMatch(score -> score.requestId() == 0);
    }

    /** Whether the listener's exception is that of the message. */
    protected static boolean failed(Event message) {
        return message.has(EventLayout.FLAG_ERROR)
                && message.error(true).equals("java.lang.UnsupportedOperationException");
    }

    /** Whether the message has no exception at all. */
    protected static boolean succeeded(Event message) {
        return !message.has(EventLayout.FLAG_ERROR);
    }
}
