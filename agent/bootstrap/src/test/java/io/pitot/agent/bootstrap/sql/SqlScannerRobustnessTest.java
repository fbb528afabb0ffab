package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlScannerRobustnessTest {

    @Test
    void survivesAndNormalisesToItselfWhateverItReads() {
        Random random = new Random(20_261_121);
        SqlScanner scanner = new SqlScanner(7);
        String[] pairs = RealStatements.PAIRS;
        for (int round = 0; round < 100_000; round++) {
            String sql = HostileStatements.mutate(pairs[2 * random.nextInt(pairs.length / 2)], random);
            String fingerprint = SqlScanner.fingerprint(sql);
            scanner.scan(sql);
            long hash = scanner.fingerprintHash();
            scanner.scan(fingerprint);

            assertThat(scanner.fingerprintHash()).as(sql).isEqualTo(hash);
            assertThat(SqlScanner.fingerprint(fingerprint)).as(sql).isEqualTo(fingerprint);
        }
    }

    @Test
    void readsTextsOfAnyLengthAndDepth() {
        for (String part : HostileStatements.FRAGMENTS) {
            String sql = "select " + part.repeat(50_000);
            assertThat(SqlScanner.fingerprint(SqlScanner.fingerprint(sql))).hasSizeLessThanOrEqualTo(4_097);
        }
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SqlScanner scanner = new SqlScanner(7);
        String[] texts = RealStatements.PAIRS.clone();
        texts[0] = "select * from t where x in (" + "?, ".repeat(20_000) + "'a') and y = '" + "b".repeat(100_000) + "'";
        scanAll(scanner, texts);

        long before = threads.getCurrentThreadAllocatedBytes();
        long unavoidable = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        scanAll(scanner, texts);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated - unavoidable).isZero();
    }

    private static long scanAll(SqlScanner scanner, String[] texts) {
        long sum = 0;
        for (String text : texts) {
            scanner.scan(text);
            sum += scanner.fingerprintHash() ^ scanner.literalsHash();
        }
        return sum;
    }
}
