package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To which query and request the time in large objects counts, by thread and by what has ended meanwhile. */
class LobProbeTest {

    private static final class Lob implements ObservedLob {
        private Object origin;

        @Override
        public Object pitot$lob() {
            return origin;
        }

        @Override
        public void pitot$lob(Object origin) {
            this.origin = origin;
        }
    }

    private ThreadState request;

    @BeforeEach
    void beginARequest() {
        Drained.all();
        request = Probe.requestEnter();
    }

    @AfterEach
    void endTheRequest() {
        if (request != null) {
            end();
        }
        Drained.all();
    }

    @Test
    void whatIsReadOfAnOpenResultIsInTheQuerysEvent() {
        SomeResult result = query();
        long read = read(lob(result));
        JdbcProbe.resultClosed(result);

        Drained query = only();
        assertThat(query.kind()).isEqualTo(EventKind.QUERY);
        assertThat(query.extra()).isGreaterThanOrEqualTo(read);
        assertThat(query.count()).isZero();
    }

    @Test
    void aCallWithinACallIsNotTimedTwice() {
        SomeResult result = query();
        Lob lob = lob(result);
        ThreadState outer = Objects.requireNonNull(LobProbe.enter(lob));
        assertThat(LobProbe.enter(lob)).isNull();
        LobProbe.exit(outer);
        JdbcProbe.resultClosed(result);
    }

    @Test
    void aCallWithinAnExecutionIsTheExecutions() {
        SomeResult result = query();
        Lob lob = lob(result);
        ThreadState executing = Objects.requireNonNull(JdbcProbe.executeEnter(new SomeStatement()));
        assertThat(LobProbe.enter(lob)).isNull();
        JdbcProbe.updateExit(executing, new SomeStatement(), "insert into copies values (?)", 1, null);
        JdbcProbe.resultClosed(result);
    }

    @Test
    void whatADriverRunsWithinACallIsNoExecution() {
        SomeResult result = query();
        ThreadState reading = Objects.requireNonNull(LobProbe.enter(lob(result)));
        assertThat(JdbcProbe.executeEnter(new SomeStatement())).isNull();
        LobProbe.exit(reading);
        JdbcProbe.resultClosed(result);
    }

    @Test
    void whatIsReadAfterTheResultIsToldOnceByTheEndOfTheRequest() {
        SomeResult result = query();
        Lob lob = lob(result);
        JdbcProbe.resultClosed(result);
        Drained query = only();
        long read = read(lob) + read(lob);
        assertThat(Drained.all()).isEmpty();
        end();

        Drained fetch = Drained.all().get(0);
        assertThat(fetch.kind()).isEqualTo(EventKind.FETCH);
        assertThat(fetch.extra()).isGreaterThanOrEqualTo(read);
        assertThat(fetch.count()).isZero();
        assertThat(fetch.start()).isEqualTo(query.start());
        assertThat(fetch.subject()).isEqualTo(query.subject());
        assertThat(fetch.request()).isEqualTo(query.request());
    }

    @Test
    void aLaterExecutionOfTheSameStatementGetsNothingOfAnEarlierOnes() {
        SomeStatement statement = prepared();
        SomeResult first = query(statement);
        Lob lob = lob(first);
        JdbcProbe.resultClosed(first);
        long start = only().start();
        for (int again = 0; again < 4; again++) {
            SomeResult later = query(statement);
            read(lob);
            JdbcProbe.resultClosed(later);
        }
        end();

        List<Drained> events = Drained.all();
        assertThat(events)
                .filteredOn(event -> event.kind() == EventKind.QUERY)
                .hasSize(4)
                .allMatch(query -> query.extra() == 0);
        assertThat(events)
                .filteredOn(event -> event.kind() == EventKind.FETCH)
                .singleElement()
                .matches(fetch -> fetch.start() == start);
    }

    @Test
    void whatIsReadAfterTheRequestCountsToNone() {
        SomeResult result = query();
        Lob lob = lob(result);
        JdbcProbe.resultClosed(result);
        end();
        Drained.all();
        read(lob);
        ThreadState next = Probe.requestEnter();
        read(lob);
        Probe.requestExit(next, 200, null);

        assertThat(Drained.all()).extracting(Drained::kind).containsExactly(EventKind.REQUEST);
    }

    @Test
    void whatIsReadOfAResultThatItsRequestLeftOpenCountsToNone() {
        SomeResult result = query();
        Lob lob = lob(result);
        end();
        Drained.all();
        read(lob);
        JdbcProbe.resultClosed(result);

        assertThat(Drained.all()).isEmpty();
    }

    @Test
    void aThreadThatWorksForTheRequestTellsWhatItReads() throws InterruptedException {
        SomeResult result = query();
        Lob lob = lob(result);
        JdbcProbe.resultClosed(result);
        Drained query = only();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        long[] read = {0};
        AnotherThread.run(() -> {
            ThreadState entered = Objects.requireNonNull(Propagation.enter(identity));
            read[0] = read(lob);
            Propagation.leave(entered);
        });

        Drained fetch = only();
        assertThat(fetch.kind()).isEqualTo(EventKind.FETCH);
        assertThat(fetch.request()).isEqualTo(query.request());
        assertThat(fetch.start()).isEqualTo(query.start());
        assertThat(fetch.extra()).isGreaterThanOrEqualTo(read[0]);
    }

    @Test
    void workThatIsSurprisedByTheEndOfItsRequestTellsNothingMore() throws InterruptedException {
        SomeResult result = query();
        Lob lob = lob(result);
        JdbcProbe.resultClosed(result);
        Drained.all();
        RequestIdentity identity = Objects.requireNonNull(Propagation.capture());
        AnotherThread.run(() -> {
            ThreadState entered = Objects.requireNonNull(Propagation.enter(identity));
            identity.end();
            read(lob);
            Propagation.leave(entered);
        });

        assertThat(Drained.all()).isEmpty();
    }

    @Test
    void aThreadOutsideOfTheRequestCountsToNone() throws InterruptedException {
        SomeResult result = query();
        Lob lob = lob(result);
        AnotherThread.run(() -> read(lob));
        JdbcProbe.resultClosed(result);

        assertThat(only().extra()).isZero();
    }

    @Test
    void outsideOfRequestsItIsToldAtOnceByTheThreadOfTheQueryAlone() throws InterruptedException {
        end();
        Drained.all();
        Lob lob = lob(query());
        long start = only().start();
        AnotherThread.run(() -> read(lob));
        assertThat(Drained.all()).isEmpty();
        long read = read(lob);

        Drained fetch = only();
        assertThat(fetch.start()).isEqualTo(start);
        assertThat(fetch.extra()).isGreaterThanOrEqualTo(read);
        assertThat(fetch.request()).isZero();
    }

    @Test
    void whatIsMadeWithinACallReadsTheSameObject() {
        SomeResult result = query();
        Lob lob = lob(result);
        Lob before = new Lob();
        LobProbe.made(before);
        ThreadState reading = Objects.requireNonNull(LobProbe.enter(lob));
        Lob within = new Lob();
        LobProbe.made(within);
        LobProbe.exit(reading);
        Lob after = new Lob();
        LobProbe.made(after);
        JdbcProbe.resultClosed(result);

        assertThat(within.origin).isSameAs(lob.origin).isNotNull();
        assertThat(before.origin).isNull();
        assertThat(after.origin).isNull();
    }

    @Test
    void whatIsMadeWithinAnExecutionReadsNothingKnown() {
        ThreadState executing = Objects.requireNonNull(JdbcProbe.executeEnter(new SomeStatement()));
        Lob made = new Lob();
        LobProbe.made(made);
        JdbcProbe.updateExit(executing, new SomeStatement(), "insert into copies values (?)", 1, null);

        assertThat(made.origin).isNull();
        assertThat(LobProbe.enter(made)).isNull();
    }

    private void end() {
        Probe.requestExit(request, 200, null);
        request = null;
    }

    private static SomeStatement prepared() {
        SomeStatement statement = new SomeStatement();
        JdbcProbe.created(new Object(), statement, "select picture from films where id = ?");
        return statement;
    }

    private static SomeResult query() {
        return query(prepared());
    }

    private static SomeResult query(SomeStatement statement) {
        SomeResult result = new SomeResult();
        ThreadState thread = Objects.requireNonNull(JdbcProbe.executeEnter(statement));
        JdbcProbe.queryExit(thread, statement, null, result, null);
        return result;
    }

    private static Lob lob(SomeResult result) {
        Lob lob = new Lob();
        LobProbe.handedOut(result, lob);
        assertThat(lob.origin).isNotNull();
        return lob;
    }

    /** Reads for a while. Answers how long at least. */
    private static long read(Lob lob) {
        ThreadState thread = LobProbe.enter(lob);
        long start = System.nanoTime();
        try {
            TimeUnit.MILLISECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        long nanos = System.nanoTime() - start;
        LobProbe.exit(Objects.requireNonNull(thread));
        return nanos;
    }

    private static Drained only() {
        List<Drained> events = Drained.all();
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
