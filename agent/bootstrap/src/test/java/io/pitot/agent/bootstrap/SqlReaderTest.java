package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.sql.SqlScanner;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is remembered and predicted, a text resolves to what a scan of it would give. */
class SqlReaderTest {

    /** Statements of different length, with and without literals; {@code %d} changes. */
    private static final String[] STATEMENTS = {
        "select name from reader_a where id = %d",
        "select name from reader_a where id = %d and kind = 'x%d'",
        "select  name from reader_a where id = %d",
        "select name from reader_a where id = ?",
        "select name from reader_b",
        "update reader_b set a = %d, b = 'y' where c = -%d",
        "insert into reader_c values (%d, '%d', 1e%d), (1, 2, 3)",
        "select 'it''s', 'a\\b%d', q'[%d]' from reader_c",
        "select 1, 'open %d",
        "select 'a\\' || '%d', reader_d",
        "select * from reader_e where x in (%d, %d, %d)",
        "select * from reader_e where x in (%d, %d)",
        "select * from reader_e where x = %d -- %d",
        "select * from reader_e where x = 'k'",
    };

    @BeforeEach
    void forget() {
        SqlMemory.clear();
    }

    @Test
    void resolvesWhateverComesAsAScanDoes() {
        resolveAtRandom(1, 300_000);
    }

    @Test
    void resolvesOnManyThreadsAsAScanDoes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int seed = i;
                running.add(threads.submit(() -> resolveAtRandom(seed, 100_000)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void resolveAtRandom(int seed, int times) {
        Random random = new Random(seed);
        SqlReader reader = new SqlReader();
        SqlScanner scanner = new SqlScanner(Settings.salt());
        String[] same = new String[64];
        int at = 0;
        for (int i = 0; i < times; i++) {
            // Mostly in order, sometimes at random, sometimes the same strings and texts again.
            at = random.nextInt(8) == 0 ? random.nextInt(STATEMENTS.length) : (at + 1) % STATEMENTS.length;
            int range = random.nextBoolean() ? 3 : 100_000;
            String sql = STATEMENTS[at].replace("%d", Integer.toString(random.nextInt(range)));
            int keep = random.nextInt(same.length);
            if (random.nextInt(4) == 0 && same[keep] != null) {
                sql = same[keep];
            } else {
                same[keep] = sql;
            }
            int id = reader.resolve(sql);
            scanner.scan(sql);
            if (id != SqlMemory.queryId(scanner, sql) || reader.literals() != scanner.literalsHash()) {
                throw new AssertionError("wrong at " + i + ": " + sql);
            }
        }
    }

    @Test
    void scansNoPredictedText() {
        SqlReader reader = new SqlReader();
        for (int i = 0; i < 100; i++) {
            reader.resolve("select a, b from reader_p where x = " + i + " and y = '" + i + "'");
            reader.resolve("select c from reader_q where z = ?");
        }
        int scans = reader.scans();
        for (int i = 100; i < 1_100; i++) {
            reader.resolve("select a, b from reader_p where x = " + i + " and y = '" + i + "'");
            reader.resolve(new String("select c from reader_q where z = ?".toCharArray()));
        }
        assertThat(reader.scans()).isEqualTo(scans);
    }

    @Test
    void allocatesNothingForTextsThatNeverCameBefore() {
        SqlReader reader = new SqlReader();
        resolveAll(reader, predicted(0));
        resolveAll(
                reader,
                new String[] {"select b from reader_t", "select b , 1 from reader_t", "select b, 'a\\' from reader_t"});

        assertThat(leastAllocated(reader, SqlReaderTest::predicted)).isZero();
        assertThat(leastAllocated(reader, SqlReaderTest::shapes)).isZero();
    }

    /** One query with ever-new literals. */
    private static String[] predicted(int turn) {
        String[] texts = new String[2_000];
        for (int i = 0; i < texts.length; i++) {
            int number = turn * texts.length + i;
            texts[i] = "select a from reader_s where x = " + number + " and y = 'y" + number + "'";
        }
        return texts;
    }

    /** One query in ever-new layouts, without and with literals, some of which there can be no template for. */
    private static String[] shapes(int turn) {
        String[] texts = new String[2_000];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "select b " + " ".repeat(2 + i % 1_000)
                    + (i % 3 == 0 ? "from" : i % 3 == 1 ? ", 1 from" : ", 'a\\' from") + " reader_t"
                    + " ".repeat(2 * turn + i / 1_000);
        }
        return texts;
    }

    /** Of several turns: in one the JVM may have to make on the heap what the compiler had elided, as it takes compiled code back. */
    private static long leastAllocated(SqlReader reader, IntFunction<String[]> texts) {
        long least = Long.MAX_VALUE;
        for (int turn = 1; turn <= 3; turn++) {
            least = Math.min(least, allocated(reader, texts.apply(turn)));
        }
        return least;
    }

    private static long allocated(SqlReader reader, String[] texts) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long unavoidable = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        resolveAll(reader, texts);
        return threads.getCurrentThreadAllocatedBytes() - before - unavoidable;
    }

    private static void resolveAll(SqlReader reader, String[] texts) {
        for (String text : texts) {
            reader.resolve(text);
        }
    }

    @Test
    void remembersNoMoreThanItsBound() {
        SqlReader reader = new SqlReader();
        String filler = "x".repeat(2_000);
        for (int i = 0; i < 40_000; i++) {
            String sql = "select '" + filler + "' " + " ".repeat(i % 1_999) + ", " + i / 1_999 + " from reader_u /*"
                    + filler + "*/";
            reader.resolve(sql);
            reader.resolve(sql);
        }
        assertThat(SqlMemory.bytes()).isBetween(SqlMemory.MAX_BYTES / 2, SqlMemory.MAX_BYTES);

        // What comes afterwards finds room again.
        int scans = reader.scans();
        for (int i = 0; i < 2_000; i++) {
            reader.resolve("select a, b from reader_u where x = " + i);
        }
        assertThat(reader.scans() - scans).isLessThan(600);
    }
}
