package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same of a client whose threads wait for a connection of its pool, of which the application has three. */
public abstract class PooledHttpCallsContract extends HttpCallsContract {

    private static final int CONNECTIONS = 3;

    /** As {@link HttpCallsContract}. */
    protected PooledHttpCallsContract(String application, List<String> libraries, String refusal, String timeout) {
        super(application, libraries, refusal, timeout);
    }

    @Test
    void waitingForAConnectionIsPartOfTheCall() throws Exception {
        List<Thread> holding = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            holding.add(calling("/held/" + i));
        }
        await(() -> server().requests("held") == CONNECTIONS);
        Thread waiting = calling("/items/1");
        await(() -> isWaitingForConnection(waiting));
        long isWaiting = System.nanoTime();
        server().release();
        waiting.join();
        for (Thread held : holding) {
            held.join();
        }

        List<Event> told = calls(CONNECTIONS + 1);
        Event waited = told.stream()
                .filter(call -> route(call).endsWith("/items/{n}"))
                .findAny()
                .orElseThrow();
        long released = told.stream()
                .filter(call -> call != waited)
                .mapToLong(call -> call.start() + call.duration())
                .min()
                .orElseThrow();
        assertThat(waited.extra()).isGreaterThan(released - isWaiting).isLessThan(waited.duration());
        assertThat(released).isGreaterThan(isWaiting);
    }

    private static boolean isWaitingForConnection(Thread thread) {
        Set<Thread.State> waiting = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        Set<String> leasing = Set.of("leaseConnection", "acquireEndpoint");
        return waiting.contains(thread.getState())
                && Stream.of(thread.getStackTrace()).anyMatch(frame -> leasing.contains(frame.getMethodName()));
    }

    private Thread calling(String target) {
        Thread thread = new Thread(() -> call("GET", target));
        thread.start();
        return thread;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
