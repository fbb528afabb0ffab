package io.pitot.agent.engine.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.evidence.Verbs;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Reuse;
import io.pitot.findings.HitRates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which queries are followed, and what their calls and writes count as. */
class ReuseTableTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int READ = EventLayout.FLAG_ARGUMENTS | EventLayout.FLAG_ROWS_READ;

    private final ReuseTable table = new ReuseTable(new Verbs());
    private long now = TimeUnit.DAYS.toNanos(1);

    private static int query(String sql) {
        return Names.QUERIES.add(Hashing.text(0, sql), sql);
    }

    private void run(int query, int flags, long arguments, long nanos) {
        table.addQuery(
                new long[] {
                    EventLayout.header(EventKind.QUERY, flags, 0, 0),
                    1,
                    now,
                    nanos,
                    EventLayout.subjectAndSite(query, 0),
                    1,
                    arguments,
                    0
                },
                0);
    }

    private void infer(int model, int flags, long arguments) {
        table.addInference(new long[] {
            EventLayout.header(EventKind.INFERENCE, flags, 0, 0),
            1,
            now,
            MS,
            EventLayout.subjectAndSite(model, 0),
            1,
            arguments,
            0
        });
    }

    private void run(String sql, long arguments) {
        run(query(sql), READ, arguments, MS);
    }

    private Reuse of(String sql) {
        DumpIds ids = new DumpIds();
        String id = ids.query(query(sql));
        return table.named(ids).stream()
                .filter(reuse -> reuse.subject().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> subjects() {
        return table.named(new DumpIds()).stream().map(Reuse::subject).toList();
    }

    private void review() {
        now += TimeUnit.SECONDS.toNanos(6);
        table.review(now);
    }

    @Test
    void tellsFirstCallsFromRepeatsAndHowManyKeysLieBetween() {
        String sql = "select name from product where id = ?";
        for (int key : new int[] {1, 2, 3, 1, 1, 2}) {
            now += MS;
            run(sql, key);
        }

        Reuse reuse = of(sql);
        assertThat(reuse.calls()).isEqualTo(6);
        assertThat(reuse.sampled()).isEqualTo(6);
        assertThat(reuse.firstCalls()).isEqualTo(3);
        assertThat(reuse.repeatNanos()).isEqualTo(3 * MS);
        assertThat(reuse.depths()).containsOnly(Map.entry("4", 2L), Map.entry("1", 1L));
        assertThat(reuse.unwritten()).isEqualTo(reuse.depths());
    }

    @Test
    void aHitMakesAValueNoYounger() {
        String sql = "select name from product_of_age where id = ?";
        for (int i = 0; i < 3; i++) {
            run(sql, 7);
            now += 700 * MS;
        }

        // Loaded at 0, there at 0.7 s, gone at 1.4 s.
        assertThat(of(sql).hits()).containsEntry("1s/64", 1L).containsEntry("10s/64", 2L);
    }

    @Test
    void aWriteOfATableThatTheQueryNamesMakesWhatWasReadOld() {
        String sql = "select r.rate from tax_rate r join country c on c.id = r.country_id where c.code = ?";
        run(sql, 1);
        run("update country set name = ? where id = ?", 5);
        run(sql, 1);
        run("insert into orders_elsewhere (id) values (?)", 5);
        run(sql, 1);

        Reuse reuse = of(sql);
        assertThat(reuse.depths()).containsEntry("1", 2L);
        assertThat(reuse.unwritten()).containsEntry("1", 1L);
        assertThat(new HitRates(reuse).writtenShare()).isEqualTo(0.5);
    }

    @Test
    void aProcedureMayWriteWhateverIsRead() {
        String sql = "select a from table_of_procedure where id = ?";
        run(sql, 1);
        run("call recalculate ( ? )", 1);
        run(sql, 1);

        assertThat(of(sql).unwritten()).isEmpty();
    }

    @Test
    void leavesAloneWhatLocksOrChangesByItselfAndSaysHowOften() {
        run("select a from stock where id = ? for update", 1);
        run("select a from stock where since < now ( )", 1);
        run("select a from stock where since < current_timestamp", 1);
        run("select 1", 1);
        run("select nextval ( 'a' ) from dual", 1);

        assertThat(table.named(new DumpIds())).singleElement().satisfies(other -> {
            assertThat(other.subject()).isEqualTo(Endpoint.OTHER);
            assertThat(other.unfollowed()).containsOnly(Map.entry("locks", 1L), Map.entry("changes", 2L));
            assertThat(other.nanos()).isEqualTo(3 * MS);
        });
    }

    @Test
    void countsNoFailuresAndTellsCallsOfUnknownArgumentsApart() {
        String sql = "select a from account where id = ?";
        run(sql, 1);
        run(query(sql), READ | EventLayout.FLAG_ERROR, 1, MS);
        run(query(sql), EventLayout.FLAG_ROWS_READ, 0, MS);

        assertThat(of(sql).calls()).isEqualTo(1);
        assertThat(of(sql).unknownArguments()).isEqualTo(1);
    }

    @Test
    void theLoadOfAModelIsNoCallOfIt() {
        int model = Names.MODELS.add(Hashing.text(0, "reuse-model"), "reuse-model");
        infer(model, EventLayout.FLAG_LOAD, 0);
        assertThat(table.named(new DumpIds())).isEmpty();
        infer(model, EventLayout.FLAG_ARGUMENTS, 1);
        infer(model, EventLayout.FLAG_ARGUMENTS, 1);

        assertThat(table.named(new DumpIds())).singleElement().satisfies(reuse -> {
            assertThat(reuse.kind()).isEqualTo(Reuse.MODEL);
            assertThat(reuse.calls()).isEqualTo(2);
            assertThat(reuse.firstCalls()).isEqualTo(1);
            assertThat(reuse.unknownArguments()).isZero();
        });
    }

    @Test
    void givesThePlaceOfOneThatNeverRepeatsToOneThatWaits() {
        for (int i = 0; i < 20; i++) {
            run("select a from first_come_" + i + " where id = ?", 1);
        }
        run("select a from late where id = ?", 1);
        assertThat(subjects()).hasSize(21).contains(Endpoint.OTHER);
        for (int call = 0; call < 200; call++) {
            for (int i = 0; i < 20; i++) {
                run("select a from first_come_" + i + " where id = ?", i == 3 ? call : 1);
            }
            run("select a from late where id = ?", 1);
        }
        review();
        run("select a from late where id = ?", 1);
        run("select a from late where id = ?", 1);

        assertThat(of("select a from late where id = ?").calls()).isEqualTo(2);
        assertThat(subjects()).doesNotContain(new DumpIds().query(query("select a from first_come_3 where id = ?")));
    }

    @Test
    void leavesAloneWhatIsQuickAndFollowsItOnceItIsSlow() {
        int quick = query("select a from quick_table where id = ?");
        for (int call = 0; call < 200; call++) {
            run(quick, READ, 1, MS / 100);
        }
        assertThat(of("select a from quick_table where id = ?").calls()).isEqualTo(200);
        review();
        run(quick, READ, 1, MS / 100);
        // Stopped by something else: that is not the query's doing.
        run(quick, READ, 1, 5_000 * MS);
        review();
        run(quick, READ, 1, MS / 100);
        assertThat(table.named(new DumpIds())).singleElement().satisfies(other -> {
            assertThat(other.subject()).isEqualTo(Endpoint.OTHER);
            assertThat(other.unfollowed()).containsOnly(Map.entry("quick", 203L));
            assertThat(other.nanos()).isEqualTo(202 * MS / 100 + 5_000 * MS);
        });

        table.nextInterval();
        for (int call = 0; call < 200; call++) {
            run(quick, READ, 1, MS);
        }
        review();
        run(quick, READ, 1, MS);
        run(quick, READ, 1, MS);
        assertThat(of("select a from quick_table where id = ?").calls()).isEqualTo(2);
    }

    @Test
    void aFewQuickCallsDoNotSayThatAQueryIsQuick() {
        String sql = "select a from hardly_called where id = ?";
        for (int call = 0; call < 99; call++) {
            run(query(sql), READ, 1, MS / 100);
        }
        review();

        assertThat(of(sql).calls()).isEqualTo(99);
    }

    @Test
    void anIntervalBeginsWithTheKeysOfTheOneBefore() {
        String sql = "select a from interval_table where id = ?";
        run(sql, 1);
        table.nextInterval();
        assertThat(table.named(new DumpIds())).isEmpty();
        now += 2 * MS;
        run(sql, 1);

        assertThat(of(sql).firstCalls()).isZero();
        assertThat(new HitRates(of(sql)).living(Duration.ofSeconds(1), 64).likely())
                .isEqualTo(1);
    }

    @Test
    void oneAloneHasAllSamplesAndSeveralShareThem() {
        for (int key = 0; key < ReuseTable.SAMPLES; key++) {
            run("select a from big_one where id = ?", key);
        }
        assertThat(of("select a from big_one where id = ?").sampledKeys()).isEqualTo(ReuseTable.SAMPLES);
        run("select a from comes_later where id = ?", 1);
        assertThat(subjects()).contains(Endpoint.OTHER);
        review();
        run("select a from comes_later where id = ?", 1);
        assertThat(of("select a from comes_later where id = ?").calls()).isEqualTo(1);
    }
}
