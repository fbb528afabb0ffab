package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.QueryUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryUsesTest {

    private static final int ENDPOINT = 3;
    private static final int ARGUMENTS = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS;
    private static final long POLL = 100_000_000;

    private final Overflows overflows = new Overflows();
    private final RequestQueries queries =
            new RequestQueries(RequestBuilder.LIMIT, new ArgumentSets(RequestBuilder.LIMIT), new Verbs(), overflows);
    private final QueryUses uses = new QueryUses(overflows);

    private final int types = RequestBuilder.query("select id, name from types order by name");
    private final int owner = RequestBuilder.query("select * from owners where id = ?");
    private final int insert = RequestBuilder.query("insert into visits values (?, ?)");

    @Test
    void theSameQueryWithTheSameArgumentsIsADuplicateFromTheSecondTimeOn() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 10_000, -1).select(owner, 1, 42);
        for (int i = 0; i < 7; i++) {
            request.select(types, 6, 0);
        }
        add(request);
        QueryUse use = use(types);
        assertThat(use.executions()).isEqualTo(7);
        assertThat(use.distinctArguments()).isEqualTo(1);
        assertThat(use.duplicates()).isEqualTo(6);
        assertThat(use.duplicateNanos()).isEqualTo(60);
        assertThat(use.duplicateRequests()).isEqualTo(1);
        assertThat(use(owner).duplicates()).isZero();
    }

    @Test
    void theSameArgumentsInAnotherDatabaseAreNeitherNewNorADuplicate() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 10_000, -1);
        for (int database : new int[] {7, 8, 8, 9, 0x1_0007}) {
            request.selectFrom(database, owner, 1, 42);
        }
        add(request);

        assertThat(use(owner).executions()).isEqualTo(5);
        assertThat(use(owner).distinctArguments()).isEqualTo(1);
        assertThat(use(owner).duplicates()).isEqualTo(1);
    }

    @Test
    void whatAsksEachOfSeveralDatabasesOnceRepeatsNothingWhateverItsArguments() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 10_000, -1);
        for (int database = 1; database <= 8; database++) {
            request.selectFrom(database, owner, 1, database);
        }
        add(request);

        assertThat(use(owner).distinctArguments()).isEqualTo(1);
        assertThat(use(owner).duplicates()).isZero();
    }

    @Test
    void whatAsksTwoDatabasesAgainAndAgainHasTheArgumentsThatItHas() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 10_000, -1);
        for (int row = 0; row < 8; row++) {
            request.selectFrom(1 + row % 2, owner, 1, row);
        }
        add(request);

        assertThat(use(owner).distinctArguments()).isEqualTo(8);
    }

    @Test
    void whatRunsOnceMoreThanItReturnsRowsMayWalkATree() {
        add(new RequestBuilder(ENDPOINT, 10_000, -1)
                .select(owner, 2, 1)
                .select(owner, 0, 2)
                .select(owner, 0, 3));
        add(new RequestBuilder(ENDPOINT, 10_000, -1)
                .select(owner, 2, 1)
                .select(owner, 1, 2)
                .select(owner, 0, 3));
        add(new RequestBuilder(ENDPOINT, 10_000, -1).select(owner, 0, 1));

        assertThat(use(owner).repeatedRequests()).isEqualTo(2);
        assertThat(use(owner).treeRequests()).isEqualTo(1);
    }

    @Test
    void whatIsAskedAgainAfterAPauseWaitsForAChange() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 1_000_000_000, -1).select(types, 6, 0);
        for (int i = 1; i < 4; i++) {
            request.event(EventKind.QUERY, ARGUMENTS, i * POLL, 10, types, 0, 6, 0, 0);
        }
        add(request);

        assertThat(use(types).duplicates()).isZero();
    }

    @Test
    void onePauseAmongRepeatsIsNoPoll() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 1_000_000_000, -1)
                .select(types, 6, 0)
                .event(EventKind.QUERY, ARGUMENTS, POLL, 10, types, 0, 6, 0, 0)
                .event(EventKind.QUERY, ARGUMENTS, POLL + 10, 10, types, 0, 6, 0, 0);
        add(request);

        assertThat(use(types).duplicates()).isEqualTo(2);
    }

    @Test
    void whatIsAskedAgainAfterOtherWorkIsADuplicate() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 1_000_000_000, -1).select(types, 6, 0);
        for (int i = 1; i < 4; i++) {
            request.event(EventKind.QUERY, ARGUMENTS, i * POLL, 10, owner, 0, 1, i, 0);
            request.event(EventKind.QUERY, ARGUMENTS, i * POLL + 20, 10, types, 0, 6, 0, 0);
        }
        add(request);

        assertThat(use(types).duplicates()).isEqualTo(3);
    }

    @Test
    void whatIsAskedAgainAfterALongCallIsADuplicate() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 1_000_000_000, -1)
                .event(EventKind.QUERY, ARGUMENTS, 0, 2 * POLL, types, 0, 6, 0, 0)
                .event(EventKind.QUERY, ARGUMENTS, 2 * POLL + 10, 2 * POLL, types, 0, 6, 0, 0);
        add(request);

        assertThat(use(types).duplicates()).isEqualTo(1);
    }

    @Test
    void twoExecutionsFromOnePlaceAreALoopAndFromTwoAreNot() {
        add(new RequestBuilder(ENDPOINT, 10_000, -1)
                .event(EventKind.QUERY, ARGUMENTS, 0, 10, owner, 5, 1, 1, 0)
                .event(EventKind.QUERY, ARGUMENTS, 10, 10, owner, 6, 1, 2, 0)
                .event(EventKind.QUERY, ARGUMENTS, 20, 10, types, 5, 1, 1, 0)
                .event(EventKind.QUERY, ARGUMENTS, 30, 10, types, 6, 1, 2, 0)
                .event(EventKind.QUERY, ARGUMENTS, 40, 10, types, 5, 1, 3, 0));
        add(new RequestBuilder(ENDPOINT, 10_000, -1).event(EventKind.QUERY, ARGUMENTS, 0, 10, owner, 5, 1, 1, 0));

        assertThat(use(owner).sitedRequests()).isEqualTo(1);
        assertThat(use(owner).loopRequests()).isZero();
        assertThat(use(types).sitedRequests()).isEqualTo(1);
        assertThat(use(types).loopRequests()).isEqualTo(1);
    }

    @Test
    void aPartOfALoopOnAnotherThreadIsOfTheSamePlace() {
        CallSite.Frame query = new CallSite.Frame("com.acme.Items", "of", "Items.java", 9);
        CallSite.Frame task = new CallSite.Frame("com.acme.Report", "lambda$print$0", "Report.java", 21);
        CallSite.Frame loop = new CallSite.Frame("com.acme.Report", "print", "Report.java", 22);
        int here = Names.CALL_SITES.add(711, new CallSite(List.of(query, task, loop), List.of()));
        int there = Names.CALL_SITES.add(712, new CallSite(List.of(query, task), List.of()));
        int elsewhere = Names.CALL_SITES.add(713, new CallSite(List.of(query, loop), List.of()));

        assertThat(SamePlace.isOf(here, there)).isTrue();
        assertThat(SamePlace.isOf(there, here)).isTrue();
        assertThat(SamePlace.isOf(here, elsewhere)).isFalse();
        assertThat(SamePlace.isOf(there, elsewhere)).isFalse();
    }

    @Test
    void differentArgumentsAreNoDuplicates() {
        RequestBuilder request = new RequestBuilder(ENDPOINT, 10_000, -1);
        for (int i = 0; i < 5; i++) {
            request.select(owner, 1, i);
        }
        add(request);
        QueryUse use = use(owner);
        assertThat(use.duplicates()).isZero();
        assertThat(use.distinctArguments()).isEqualTo(5);
        assertThat(use.distinctMax()).isEqualTo(5);
        assertThat(use.repeatedExecutions()).isEqualTo(5);
        assertThat(use.maxPerRequest()).isEqualTo(5);
        assertThat(use.rows()).isEqualTo(5);
    }

    @Test
    void theSameArgumentsInAnotherRequestAreNoDuplicates() {
        add(new RequestBuilder(ENDPOINT, 10_000, -1).select(owner, 1, 42));
        add(new RequestBuilder(ENDPOINT, 10_000, -1).select(owner, 1, 42));
        QueryUse use = use(owner);
        assertThat(use.requests()).isEqualTo(2);
        assertThat(use.duplicates()).isZero();
        assertThat(use.distinctArguments()).isEqualTo(2);
        assertThat(use.repeatedRequests()).isZero();
    }

    @Test
    void readingAgainAfterAWriteIsNoDuplicateButReadingAThirdTimeIs() {
        add(new RequestBuilder(ENDPOINT, 10_000, -1)
                .select(owner, 1, 42)
                .change(insert, 1, 1)
                .select(owner, 1, 42)
                .select(owner, 1, 42));
        assertThat(use(owner).duplicates()).isEqualTo(1);
    }

    @Test
    void writesAreNeverDuplicates() {
        add(new RequestBuilder(ENDPOINT, 10_000, -1).change(insert, 1, 1).change(insert, 1, 1));
        assertThat(use(insert).duplicates()).isZero();
        assertThat(use(insert).distinctArguments()).isEqualTo(1);
    }

    @Test
    void failedExecutionsAreNeitherDuplicatesNorTheirOriginals() {
        int failed = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS | EventLayout.FLAG_ERROR;
        add(new RequestBuilder(ENDPOINT, 10_000, -1)
                .run(owner, failed, 0, 42)
                .select(owner, 1, 42)
                .run(owner, failed, 0, 42));
        assertThat(use(owner).duplicates()).isZero();
        assertThat(use(owner).executions()).isEqualTo(3);
        assertThat(use(owner).distinctArguments()).isEqualTo(1);
    }

    @Test
    void aSequenceAnswersAnewEachTime() {
        int next = RequestBuilder.query("select nextval(?)");
        add(new RequestBuilder(ENDPOINT, 10_000, -1).select(next, 1, 7).select(next, 1, 7));
        assertThat(use(next).duplicates()).isZero();
    }

    @Test
    void unknownArgumentsAreCountedAndNeverDuplicates() {
        add(new RequestBuilder(ENDPOINT, 10_000, -1)
                .run(owner, EventLayout.FLAG_ROWS_READ, 1, 0)
                .run(owner, EventLayout.FLAG_ROWS_READ, 1, 0));
        assertThat(use(owner).unknownArguments()).isEqualTo(2);
        assertThat(use(owner).duplicates()).isZero();
        assertThat(use(owner).distinctArguments()).isZero();
    }

    @Test
    void onlySitesOfTheSecondExecutionAndLaterAreRepeatSites() {
        int flags = EventLayout.FLAG_ROWS_READ;
        int before = site("Before.java");
        int loop = site("Loop.java");
        add(new RequestBuilder(ENDPOINT, 10_000, -1)
                .event(EventKind.QUERY, flags, 10, 10, owner, before, 1, 0, 0)
                .event(EventKind.QUERY, flags, 30, 10, owner, loop, 1, 0, 0)
                .event(EventKind.QUERY, flags, 50, 10, owner, 0, 1, 0, 0)
                .event(EventKind.QUERY, flags, 70, 10, owner, loop, 1, 0, 0));
        DumpIds ids = new DumpIds();
        QueryUse use = use(owner);
        assertThat(use.sites()).isEqualTo(Map.of(ids.site(before), 1L, ids.site(loop), 2L));
        assertThat(use.repeatSites()).isEqualTo(Map.of(ids.site(loop), 2L));
    }

    @Test
    void pairsBeyondTheBoundAreOtherAndCounted() {
        for (int endpoint = 1; endpoint <= 100; endpoint++) {
            RequestBuilder request = new RequestBuilder(endpoint, 1_000_000, -1);
            for (int query = 1; query <= 100; query++) {
                request.select(query, 1, 0);
            }
            add(request);
        }
        long executions = uses.named(new DumpIds()).stream()
                .mapToLong(QueryUse::executions)
                .sum();
        assertThat(executions).isEqualTo(10_000);
        assertThat(overflows.byTable()).containsEntry("queryUses", 2_000L);
        assertThat(uses.named(new DumpIds()))
                .filteredOn(use -> use.query().equals("other"))
                .singleElement()
                .satisfies(use -> assertThat(use.executions()).isEqualTo(2_000));
    }

    private static int site(String file) {
        return Names.CALL_SITES.add(
                Hashing.text(0, file), new CallSite(List.of(new CallSite.Frame("Type", "method", file, 1)), List.of()));
    }

    private void add(RequestBuilder request) {
        queries.read(request.end());
        uses.add(request.request, queries);
    }

    private QueryUse use(int query) {
        String id = new DumpIds().query(query);
        return uses.named(new DumpIds()).stream()
                .filter(use -> use.query().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
