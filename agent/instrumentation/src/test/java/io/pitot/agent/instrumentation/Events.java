package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The events of one test: {@code @RegisterExtension final Events events = new Events();}. After the test
 * it fails if advice swallowed an exception. Tests of one JVM must not run in parallel.
 *
 * @see RegisterExtension
 */
public final class Events implements BeforeEachCallback, AfterEachCallback {

    private final List<Event> seen = new ArrayList<>();
    private Map<String, Long> suppressedBefore = Map.of();

    /** Forgets what has happened so far. */
    public void clear() {
        drain();
        seen.clear();
    }

    /** Everything since the test began or since {@link #clear}, each ring in its order. */
    public List<Event> all() {
        drain();
        return List.copyOf(seen);
    }

    /** Those of one of the {@link EventKind}s. */
    public List<Event> all(int kind) {
        return all().stream().filter(event -> event.kind() == kind).toList();
    }

    /** The queries. */
    public List<Event> queries() {
        return all(EventKind.QUERY);
    }

    /** The only event of its kind. */
    public Event only(int kind) {
        List<Event> events = all(kind);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /**
     * Waits for requests to end: a client has its response before the server is done with the request.
     *
     * @return all of them in the order in which they began; fails after ten seconds
     */
    public List<Event> awaitRequests(int count) throws InterruptedException {
        await(EventKind.REQUEST, count);
        List<Event> requests = all(EventKind.REQUEST).stream()
                .sorted(Comparator.comparingLong(Event::start))
                .toList();
        assertThat(requests).hasSize(count);
        return requests;
    }

    /** Waits until there are so many of one of the {@link EventKind}s, ten seconds at most. */
    public void await(int kind, int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (all(kind).size() < count && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
    }

    /** Waits until none has come for a while: what is still under way belongs to this test and not to the next. */
    public void awaitQuiet() throws InterruptedException {
        int before;
        do {
            before = all().size();
            Thread.sleep(200);
        } while (all().size() > before);
    }

    private void drain() {
        EventIntake.shared()
                .drain((words, offset) -> seen.add(new Event(Arrays.copyOfRange(words, offset, offset + 8))));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        WovenJvm.transformer();
        suppressedBefore = AdviceErrors.counts();
        clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(AdviceErrors.counts())
                .as("exceptions that advice suppressed")
                .isEqualTo(suppressedBefore);
    }
}
