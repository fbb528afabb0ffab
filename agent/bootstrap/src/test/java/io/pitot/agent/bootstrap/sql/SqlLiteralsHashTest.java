package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLiteralsHashTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select a from t",
                "select * from t where x = ? and y = $1 and z = :name",
                "select true, false, null",
                "select a -- 'comment'",
                "select a /* 1 */"
            })
    void isZeroWithoutLiterals(String sql) {
        assertThat(literals(1, sql)).isZero();
    }

    @Test
    void tellsValuesAndTheirOrderApart() {
        assertThat(literals(1, "select 1, 2"))
                .isNotZero()
                .isEqualTo(literals(1, "SELECT  1,2"))
                .isNotEqualTo(literals(1, "select 2, 1"))
                .isNotEqualTo(literals(1, "select 1"))
                .isNotEqualTo(literals(1, "select 12"))
                .isNotEqualTo(literals(1, "select 1, -2"));
    }

    @Test
    void coversTheValuesOfListsThatTheFingerprintFolds() {
        assertThat(literals(1, "select * from t where x in (1, 2, 3)"))
                .isNotEqualTo(literals(1, "select * from t where x in (1, 2, 4)"));
        assertThat(literals(1, "insert into t values (1, now()), (2, now())"))
                .isNotEqualTo(literals(1, "insert into t values (1, now()), (3, now())"));
    }

    @Test
    void dependsOnTheSaltWhileTheFingerprintDoesNot() {
        SqlScanner one = new SqlScanner(1);
        SqlScanner two = new SqlScanner(2);
        one.scan("select 'a'");
        two.scan("select 'a'");
        assertThat(two.literalsHash()).isNotEqualTo(one.literalsHash());
        assertThat(two.fingerprintHash()).isEqualTo(one.fingerprintHash());
    }

    private static long literals(long salt, String sql) {
        SqlScanner scanner = new SqlScanner(salt);
        scanner.scan(sql);
        return scanner.literalsHash();
    }
}
