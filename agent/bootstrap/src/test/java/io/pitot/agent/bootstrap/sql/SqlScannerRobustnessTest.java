package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlScannerRobustnessTest {

    /** What the scanner treats specially, to be strewn into statements. */
    private static final String[] FRAGMENTS = {
        "'",
        "''",
        "\"",
        "`",
        "\\",
        "\\'",
        "--",
        "/*",
        "*/",
        "#",
        "$",
        "$$",
        "$t$",
        "?",
        "??",
        "?|",
        ":a",
        "::",
        ":=",
        ":",
        "@",
        "@x",
        "-",
        "+",
        "*",
        "/",
        "<",
        "=",
        ">",
        "|",
        "&",
        "~",
        "!",
        "%",
        "^",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        ";",
        "1",
        "1e-",
        "0x",
        ".5",
        "e'",
        "q'[",
        "n'",
        "u&'",
        "_utf8'",
        "\"ab\"",
        "\"a b\"",
        "`q`",
        "[n]",
        " in (",
        " values (",
        " array[",
        " select ",
        " from ",
        " into ",
        " null ",
        "\n",
        " ",
        "\0",
        "é",
        "\u00a0",
        "\uD83D",
        "\uFFFF",
        "'abc'",
        "a#",
        "b$"
    };

    @Test
    void survivesAndNormalisesToItselfWhateverItReads() {
        Random random = new Random(20_261_121);
        SqlScanner scanner = new SqlScanner(7);
        String[] pairs = RealStatements.PAIRS;
        for (int round = 0; round < 100_000; round++) {
            String sql = mutate(pairs[2 * random.nextInt(pairs.length / 2)], random);
            String fingerprint = SqlScanner.fingerprint(sql);
            scanner.scan(sql);
            long hash = scanner.fingerprintHash();
            scanner.scan(fingerprint);

            assertThat(scanner.fingerprintHash()).as(sql).isEqualTo(hash);
            assertThat(SqlScanner.fingerprint(fingerprint)).as(sql).isEqualTo(fingerprint);
        }
    }

    private static String mutate(String statement, Random random) {
        StringBuilder sql = new StringBuilder(statement);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(sql.length() + 1);
            int to = Math.min(sql.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> sql.delete(at, to);
                case 1 -> sql.setLength(at);
                case 2 -> sql.insert(at, sql.substring(at, to));
                default -> sql.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
        }
        return sql.toString();
    }

    @Test
    void readsTextsOfAnyLengthAndDepth() {
        for (String part : FRAGMENTS) {
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
