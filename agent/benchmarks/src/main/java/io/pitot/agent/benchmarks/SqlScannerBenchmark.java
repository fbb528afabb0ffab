package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.sql.SqlScanner;
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

/** Fingerprinting one text that has not been seen before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SqlScannerBenchmark {

    /** The kinds of texts. */
    public enum Text {
        SHORT("SELECT id, name FROM product WHERE id = 4711"),
        HIBERNATE("select o1_0.id,o1_0.address,o1_0.city,o1_0.first_name,o1_0.last_name,o1_0.telephone from owners o1_0"
                + " where o1_0.last_name like ? escape '' order by o1_0.id offset ? rows fetch first ? rows only"),
        LONG_IN_LIST("select * from order_item where order_id in (" + "?, ".repeat(999) + "?)"),
        UNTERMINATED("select '" + "x".repeat(10_000));

        private final String sql;

        Text(String sql) {
            this.sql = sql;
        }
    }

    @Param
    private Text text = Text.SHORT;

    private final SqlScanner scanner = new SqlScanner(42);
    private String sql = "";

    /** Reads the parameter. */
    @Setup
    public void read() {
        sql = text.sql;
    }

    /** The scan alone. */
    @Benchmark
    public long scan() {
        scanner.scan(sql);
        return scanner.fingerprintHash();
    }
}
