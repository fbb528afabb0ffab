package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ObservedConnection;
import io.pitot.agent.bootstrap.ObservedResult;
import io.pitot.agent.bootstrap.ObservedStatement;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import io.pitot.agent.bootstrap.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * A prepared query of one row whose database takes no time at all: exactly the calls that woven advice
 * makes, and nothing else. Of one thread.
 */
final class ProbedQuery implements ObservedStatement, ObservedResult {

    /** Commits each statement by itself. */
    private static final class Connection implements ObservedConnection {
        private @Nullable Object state;

        @Override
        public @Nullable Object pitot$connection() {
            return state;
        }

        @Override
        public void pitot$connection(@Nullable Object state) {
            this.state = state;
        }
    }

    private @Nullable Object statement;
    private @Nullable Object result;

    ProbedQuery(String sql) {
        JdbcProbe.created(new Connection(), this, sql);
    }

    /** Runs a request of so many queries of this statement. */
    void request(String route, int queries) {
        request(route, queries, () -> {});
    }

    /** The same, with something to be done in the request before its queries. */
    void request(String route, int queries, Runnable first) {
        ThreadState thread = Probe.requestEnter();
        Probe.requestMethod("GET");
        RouteProbe.servlet("", route);
        first.run();
        for (int i = 0; i < queries; i++) {
            run(i);
        }
        if (thread != null) {
            Probe.requestExit(thread, 200, null);
        }
    }

    /** Runs it once with one argument, reads its row, finds no other and closes the result. */
    void run(int argument) {
        JdbcProbe.argument(this, 1, argument);
        ThreadState thread = JdbcProbe.executeEnter(this);
        if (thread != null) {
            JdbcProbe.queryExit(thread, this, null, this, null);
        }
        long start = JdbcProbe.nextEnter(this);
        if (start != 0) {
            JdbcProbe.nextExit(this, start, true);
        }
        start = JdbcProbe.nextEnter(this);
        if (start != 0) {
            JdbcProbe.nextExit(this, start, false);
        }
        JdbcProbe.resultClosed(this);
    }

    @Override
    public @Nullable Object pitot$statement() {
        return statement;
    }

    @Override
    public void pitot$statement(@Nullable Object state) {
        statement = state;
    }

    @Override
    public @Nullable Object pitot$result() {
        return result;
    }

    @Override
    public void pitot$result(@Nullable Object state) {
        result = state;
    }
}
