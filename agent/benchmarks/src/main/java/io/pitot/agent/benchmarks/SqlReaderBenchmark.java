package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.SqlReader;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the text of a statement to its query: what a statement that is not prepared once pays for each run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SqlReaderBenchmark {

    /** More than are remembered, so that each comes as if for the first time; few enough to stay in the CPU's caches. */
    private static final int COUNT = 10_000;

    private static final String COLUMNS = "select o1_0.id,o1_0.address,o1_0.city,o1_0.first_name,o1_0.last_name from ";

    /** Sequences of texts. */
    public enum Texts {
        /** One string over and over. */
        SAME_STRING {
            @Override
            String text(int i, Random random) {
                return "SELECT id, name FROM product WHERE id = ?";
            }
        },

        /** One text, each time as a string of its own. */
        EQUAL_STRINGS {
            @Override
            String text(int i, Random random) {
                return String.valueOf("SELECT id, name FROM product WHERE id = ?".toCharArray());
            }
        },

        /** 46 characters, the last six of them ever new. */
        NEW_NUMBER {
            @Override
            String text(int i, Random random) {
                return "SELECT id, name FROM product WHERE id = " + (100_000 + i);
            }
        },

        /** About 75 characters, two strings of which are ever new. */
        NEW_STRINGS {
            @Override
            String text(int i, Random random) {
                return "SELECT id FROM product WHERE name = 'product number " + i + "' AND ean = '" + i * 7_919L + "'";
            }
        },

        /** 187 characters, three numbers in them. */
        NEW_NUMBERS_LONG {
            @Override
            String text(int i, Random random) {
                return COLUMNS + "owners o1_0 where o1_0.pet_type_identifier = " + i % 100
                        + " and o1_0.clinic_identifier = " + i % 7 + " and o1_0.owner_identifier = " + (100_000 + i);
            }
        },

        /** The same in ten tables, one after the other. */
        NEW_IN_ORDER {
            @Override
            String text(int i, Random random) {
                return COLUMNS + "owners_" + i % 10 + " o1_0 where o1_0.pet_type_identifier = " + i % 100
                        + " and o1_0.clinic_identifier = " + i % 7 + " and o1_0.owner_identifier = " + (100_000 + i);
            }
        },

        /** The same in ten tables without any order: most are not predicted. */
        NEW_AT_RANDOM {
            @Override
            String text(int i, Random random) {
                return NEW_IN_ORDER.text(random.nextInt(10) + i * 10, random);
            }
        },

        /** A list of 1 to 100 numbers: as many templates, most not predicted. */
        NEW_LISTS {
            @Override
            String text(int i, Random random) {
                return COLUMNS + "owners o1_0 where o1_0.id in (" + (i + ", ").repeat(random.nextInt(100)) + i + ")";
            }
        };

        abstract String text(int i, Random random);
    }

    @Param
    private Texts texts = Texts.SAME_STRING;

    private final SqlReader reader = new SqlReader();
    private final String[] all = new String[COUNT];
    private int next;

    /** Makes the texts. */
    @Setup
    public void make() {
        Random random = new Random(4_711);
        for (int i = 0; i < COUNT; i++) {
            all[i] = texts.text(i, random);
        }
    }

    /** One text. */
    @Benchmark
    public long resolve() {
        String sql = all[next];
        next = next + 1 == COUNT ? 0 : next + 1;
        return reader.resolve(sql) ^ reader.literals();
    }
}
