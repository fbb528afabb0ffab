package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published when, as statements and results open, close and outlive one another. */
class JdbcProbeTest {

    private static final String SQL = "select * from owners where id = ?";

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
    void aQueryIsPublishedWhenItsResultClosesWithTheRowsThatWereRead() {
        SomeStatement statement = prepared(SQL);
        SomeResult result = query(statement);
        read(result, 3);
        assertThat(Drained.all()).isEmpty();
        JdbcProbe.resultClosed(result);
        Drained event = only();
        assertThat(event.kind()).isEqualTo(EventKind.QUERY);
        assertThat(event.count()).isEqualTo(3);
        assertThat(event.has(EventLayout.FLAG_ROWS_READ)).isTrue();
        assertThat(event.has(EventLayout.FLAG_ARGUMENTS)).isTrue();
        assertThat(event.has(EventLayout.FLAG_UNCLOSED)).isFalse();
        assertThat(event.extra()).isPositive();
        assertThat(event.request()).isEqualTo(request.requestId);
        assertThat(Names.QUERIES.name(event.subject())).containsIgnoringCase("from owners");
    }

    @Test
    void closingTheStatementOrRunningItAgainPublishesToo() {
        SomeStatement statement = prepared(SQL);
        read(query(statement), 1);
        read(query(statement), 2);
        JdbcProbe.statementClosed(statement);
        assertThat(Drained.all()).extracting(Drained::count).containsExactly(1L, 2L);
    }

    @Test
    void rowsReadAfterTheRequestFollowAsAFetch() {
        SomeStatement statement = prepared(SQL);
        SomeResult result = query(statement);
        read(result, 2);
        end();
        List<Drained> events = Drained.all();
        assertThat(events).extracting(Drained::kind).containsExactly(EventKind.QUERY, EventKind.REQUEST);
        assertThat(events.get(0).has(EventLayout.FLAG_UNCLOSED)).isTrue();
        assertThat(events.get(0).count()).isEqualTo(2);
        read(result, 5);
        JdbcProbe.resultClosed(result);
        Drained fetch = only();
        assertThat(fetch.kind()).isEqualTo(EventKind.FETCH);
        assertThat(fetch.count()).isEqualTo(5);
        assertThat(fetch.request()).isEqualTo(events.get(0).request());
        assertThat(fetch.start()).isEqualTo(events.get(0).start());
        assertThat(fetch.subject()).isEqualTo(events.get(0).subject());
    }

    @Test
    void columnsThatAreReadByNumberAreThoseOfTheQueryAndALabelThatReachesNoNumberMakesItUnknown() {
        SomeStatement statement = prepared("select * from read_columns where id = ?");
        SomeResult result = query(statement);
        read(result, 1);
        JdbcProbe.columnRead(result, 3);
        JdbcProbe.findColumn(result);
        JdbcProbe.columnRead(result, 5);
        JdbcProbe.columnFound(result);
        JdbcProbe.resultClosed(result);
        int asked = only().subject();
        // Nobody is there who could say how many columns there are.
        assertThat(ReadColumns.read(asked)).isZero();

        SomeStatement other = prepared("select * from found_columns where id = ?");
        SomeResult found = query(other);
        read(found, 1);
        JdbcProbe.columnRead(found, 3);
        JdbcProbe.statementClosed(other);
        int query = only().subject();
        assertThat(ReadColumns.read(query)).isEqualTo(1L << 3);

        SomeStatement again = prepared("select * from found_columns where id = ?");
        SomeResult label = query(again);
        read(label, 1);
        JdbcProbe.columnRead(label, 3);
        JdbcProbe.findColumn(label);
        JdbcProbe.columnFound(label);
        JdbcProbe.statementClosed(again);
        assertThat(ReadColumns.read(query)).isZero();
    }

    @Test
    void aRowThatIsChangedMakesTheColumnsOfItsQueryUnknown() {
        SomeStatement statement = prepared("select * from changed_rows where id = ?");
        SomeResult result = query(statement);
        read(result, 1);
        JdbcProbe.columnRead(result, 1);
        assertThat(JdbcProbe.changeEnter(result)).isTrue();
        JdbcProbe.changeExit(result);
        JdbcProbe.statementClosed(statement);
        assertThat(ReadColumns.read(only().subject())).isZero();
    }

    @Test
    void outsideARequestAQueryIsPublishedAtOnceAndItsRowsFollow() {
        end();
        Drained.all();
        SomeResult result = query(prepared(SQL));
        assertThat(only().kind()).isEqualTo(EventKind.QUERY);
        read(result, 4);
        JdbcProbe.resultClosed(result);
        assertThat(only().count()).isEqualTo(4);
    }

    @Test
    void closingTwiceCountsOnce() {
        SomeStatement statement = prepared(SQL);
        SomeResult result = query(statement);
        read(result, 1);
        JdbcProbe.resultClosed(result);
        JdbcProbe.resultClosed(result);
        JdbcProbe.statementClosed(statement);
        JdbcProbe.statementClosed(statement);
        assertThat(Drained.all()).hasSize(1);
    }

    @Test
    void onlyTheOutermostOfNestedCallsCounts() {
        SomeStatement wrapper = prepared(SQL);
        SomeStatement wrapped = prepared(SQL);
        ThreadState outer = JdbcProbe.executeEnter(wrapper);
        assertThat(JdbcProbe.executeEnter(wrapped)).isNull();
        JdbcProbe.updateExit(outer, wrapper, null, 7, null);
        assertThat(only().count()).isEqualTo(7);
        assertThat(JdbcProbe.executeEnter(wrapped)).isNotNull();
        JdbcProbe.updateExit(outer, wrapped, null, 1, null);
    }

    @Test
    void aFailureIsPublishedWithItsNameAndLeavesTheThreadAsItWas() {
        SomeStatement statement = prepared(SQL);
        ThreadState thread = JdbcProbe.executeEnter(statement);
        JdbcProbe.queryExit(thread, statement, null, null, new IllegalStateException("secret"));
        Drained event = only();
        assertThat(event.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(Names.ERRORS.name(event.code())).isEqualTo(IllegalStateException.class.getName());
        assertThat(JdbcProbe.executeEnter(statement)).isNotNull();
        JdbcProbe.updateExit(thread, statement, null, 0, null);
    }

    @Test
    void theSameArgumentsHashAlikeInWhateverOrderTheyAreSet() {
        assertThat(hashOf(1L, "x", true)).isEqualTo(hashOf(1L, "x", false));
        assertThat(hashOf(1L, "x", true)).isNotEqualTo(hashOf(2L, "x", true));
        assertThat(hashOf(1L, "x", true)).isNotEqualTo(hashOf(1L, "y", true));
    }

    @Test
    void argumentsOfTheLastExecutionDoNotReachIntoTheNext() {
        SomeStatement statement = prepared(SQL);
        JdbcProbe.argument(statement, 1, 5L);
        close(query(statement));
        JdbcProbe.argument(statement, 1, 6L);
        close(query(statement));
        JdbcProbe.argument(statement, 1, 5L);
        close(query(statement));
        // Not set again, it stays.
        close(query(statement));
        List<Drained> events = Drained.all();
        assertThat(events.get(1).hash()).isNotEqualTo(events.get(0).hash());
        assertThat(events.get(2).hash()).isEqualTo(events.get(0).hash());
        assertThat(events.get(3).hash()).isEqualTo(events.get(0).hash());
    }

    @Test
    void aBatchIsOneEventWithItsSizeAndTheRowsItChanged() {
        SomeStatement statement = prepared("insert into visits values (?)");
        for (int i = 0; i < 3; i++) {
            JdbcProbe.argument(statement, 1, (long) i);
            JdbcProbe.batched(statement, null, JdbcProbe.batchSize(statement));
        }
        ThreadState thread = JdbcProbe.executeEnter(statement);
        JdbcProbe.batchExit(thread, statement, new int[] {1, -2, 4}, null);
        Drained event = only();
        assertThat(event.has(EventLayout.FLAG_BATCH)).isTrue();
        assertThat(event.aux()).isEqualTo(3);
        assertThat(event.count()).isEqualTo(5);
        assertThat(JdbcProbe.batchSize(statement)).isZero();
    }

    @Test
    void anUpdateCountObtainedLaterBelongsToItsExecution() {
        SomeStatement statement = prepared("update owners set name = ?");
        ThreadState thread = JdbcProbe.executeEnter(statement);
        JdbcProbe.executeExit(thread, statement, null, false, null);
        assertThat(Drained.all()).isEmpty();
        JdbcProbe.updateCountObtained(statement, 9);
        JdbcProbe.updateCountObtained(statement, -1);
        Drained event = only();
        assertThat(event.has(EventLayout.FLAG_ROWS_CHANGED)).isTrue();
        assertThat(event.count()).isEqualTo(9);
    }

    @Test
    void moreOpenResultsThanAThreadKeepsAreCountedAllTheSame() {
        int opened = 200;
        SomeResult[] results = new SomeResult[opened];
        for (int i = 0; i < opened; i++) {
            results[i] = query(prepared(SQL));
            read(results[i], 2);
        }
        for (SomeResult result : results) {
            JdbcProbe.resultClosed(result);
        }
        List<Drained> events = Drained.all();
        assertThat(events.stream().filter(event -> event.kind() == EventKind.QUERY))
                .hasSize(opened);
        assertThat(events.stream().mapToLong(Drained::count).sum()).isEqualTo(2L * opened);
    }

    @Test
    void statesThatAreUsedAgainCarryNothingOver() {
        for (int i = 0; i < 1_000; i++) {
            SomeStatement statement = prepared(SQL);
            JdbcProbe.argument(statement, 1, (long) i);
            SomeResult result = query(statement);
            read(result, i % 5);
            if (i % 3 == 0) {
                JdbcProbe.resultClosed(result);
            }
            JdbcProbe.statementClosed(statement);
            JdbcProbe.resultClosed(result);
        }
        List<Drained> events = Drained.all();
        assertThat(events).hasSize(1_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(events.get(i).kind()).isEqualTo(EventKind.QUERY);
            assertThat(events.get(i).count()).isEqualTo(i % 5);
        }
        assertThat(events.stream().mapToLong(Drained::hash).distinct()).hasSize(1_000);
    }

    @Test
    void anotherThreadMayCloseAResultWithoutLosingItsExecution() throws InterruptedException {
        SomeResult result = query(prepared(SQL));
        read(result, 6);
        Thread other = new Thread(() -> JdbcProbe.resultClosed(result));
        other.start();
        other.join();
        end();
        List<Drained> queries = Drained.all().stream()
                .filter(event -> event.kind() == EventKind.QUERY)
                .toList();
        assertThat(queries).hasSize(1);
        assertThat(queries.get(0).count()).isEqualTo(6);
        assertThat(queries.get(0).has(EventLayout.FLAG_UNCLOSED)).isFalse();
    }

    @Test
    void aStatementWithoutAStateIsObservedAsFarAsOneCallTells() {
        Object foreign = new Object();
        ThreadState thread = JdbcProbe.executeEnter(foreign);
        JdbcProbe.queryExit(thread, foreign, "select 1 from foreign_statement", new Object(), null);
        Drained event = only();
        assertThat(Names.QUERIES.name(event.subject())).containsIgnoringCase("foreign_statement");
        assertThat(event.has(EventLayout.FLAG_ARGUMENTS)).isTrue();
    }

    private void end() {
        Probe.requestExit(request, 200, null);
        request = null;
    }

    private static SomeStatement prepared(String sql) {
        SomeStatement statement = new SomeStatement();
        JdbcProbe.created(new Object(), statement, sql);
        return statement;
    }

    private static SomeResult query(SomeStatement statement) {
        SomeResult result = new SomeResult();
        ThreadState thread = JdbcProbe.executeEnter(statement);
        JdbcProbe.queryExit(thread, statement, null, result, null);
        return result;
    }

    private static void read(SomeResult result, int rows) {
        for (int i = 0; i <= rows; i++) {
            long start = JdbcProbe.nextEnter(result);
            JdbcProbe.nextExit(result, start, i < rows);
        }
    }

    private static void close(SomeResult result) {
        JdbcProbe.resultClosed(result);
    }

    private static long hashOf(long first, String second, boolean inOrder) {
        SomeStatement statement = prepared(SQL);
        if (inOrder) {
            JdbcProbe.argument(statement, 1, first);
            JdbcProbe.argument(statement, 2, second);
        } else {
            JdbcProbe.argument(statement, 2, second);
            JdbcProbe.argument(statement, 1, first);
        }
        close(query(statement));
        return only().hash();
    }

    private static Drained only() {
        List<Drained> events = Drained.all();
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
