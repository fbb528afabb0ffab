package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlFingerprintTest {

    static Stream<Arguments> realStatements() {
        String[] pairs = RealStatements.PAIRS;
        return IntStream.range(0, pairs.length / 2).mapToObj(i -> Arguments.of(pairs[2 * i], pairs[2 * i + 1]));
    }

    @ParameterizedTest
    @MethodSource("realStatements")
    void normalisesRealStatements(String sql, String expected) {
        assertThat(SqlScanner.fingerprint(sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("realStatements")
    void normalisesToItselfAndHashesAlike(String sql, String expected) {
        assertThat(SqlScanner.fingerprint(expected)).isEqualTo(expected);
        assertThat(hash(expected)).isEqualTo(hash(sql));
    }

    @Test
    void cutsALongTextButHashesAllOfIt() {
        String names = "name, ".repeat(2_000);
        String fingerprint = SqlScanner.fingerprint("select " + names + "a from t");

        assertThat(fingerprint).hasSize(4_097).startsWith("SELECT name, name").endsWith("…");
        assertThat(SqlScanner.fingerprint("select " + names + "b from t")).isEqualTo(fingerprint);
        assertThat(hash("select " + names + "b from t")).isNotEqualTo(hash("select " + names + "a from t"));
    }

    @Test
    void keepsATextOfTheGreatestLengthWhole() {
        String sql = "x".repeat(4_096);
        assertThat(SqlScanner.fingerprint(sql)).isEqualTo(sql);
        assertThat(SqlScanner.fingerprint(sql + "x")).isEqualTo(sql + "…");
    }

    @Test
    void doesNotCutACharacterInHalf() {
        String sql = "x".repeat(4_095) + "\uD83D\uDE80";
        assertThat(SqlScanner.fingerprint(sql)).isEqualTo("x".repeat(4_095) + "…");
    }

    @Test
    void givesTheHashThatItsDefinitionGives() {
        for (String sql : new String[] {"", "a", "abc", "abcd", "abcde", "x".repeat(5_000)}) {
            assertThat(hash(sql)).isEqualTo(defined(sql));
        }
        assertThat(hash("select a from t where x = 1")).isEqualTo(defined("SELECT a FROM t WHERE x = ?"));
    }

    /** The hash of a normalised text, computed as the Javadoc of {@link SqlScanner} defines it. */
    private static long defined(String text) {
        long m = 0x9E3779B97F4A7C15L;
        long h = 0;
        int groups = text.length() / 4;
        for (int i = 0; i < groups; i++) {
            h = (h ^ number(text.substring(4 * i, 4 * i + 4))) * m;
            h ^= h >>> 32;
        }
        h = (h ^ number(text.substring(4 * groups))) * m + text.length();
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return h == 0 ? 1 : h;
    }

    private static long number(String characters) {
        long number = 0;
        for (int i = 0; i < characters.length(); i++) {
            number = number * 65_536 + characters.charAt(i);
        }
        return number;
    }

    private static long hash(String sql) {
        SqlScanner scanner = new SqlScanner(0);
        scanner.scan(sql);
        return scanner.fingerprintHash();
    }
}
