package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsSkippedTest {

    private final RowsSkipped skipped = new RowsSkipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from event order by id offset ? rows fetch first ? rows only | 1",
                "SELECT * FROM event WHERE kind = ? ORDER BY id LIMIT ? OFFSET ?       | 3",
                "SELECT * FROM event WHERE kind = ? LIMIT ?, ?                         | 2",
                "SELECT * FROM event LIMIT ? , ?                                       | 1",
                "SELECT * FROM (SELECT * FROM event LIMIT 5 OFFSET 10) e OFFSET ?      | 1",
            })
    void isTheParameterBehindOffset(String sql, int index) {
        assertThat(skipped.in(sql)).isEqualTo(index);
    }

    @Test
    void isNotMiscountedWhereTextsNamesAndCommentsHaveQuestionMarks() {
        assertThat(skipped.in("SELECT '?' \"?\", `?` /* ? */ FROM event LIMIT 20 OFFSET\n ?"))
                .isEqualTo(1);
    }

    @Test
    void isTheParameterBehindALineOfComment() {
        assertThat(skipped.in("SELECT a -- what is this?\nFROM event WHERE b = ? OFFSET ?"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM event LIMIT 20 OFFSET 1000",
                "SELECT * FROM event LIMIT 99999999999999999999, 20",
                "select * from event offset 40000 rows"
            })
    void isLargeWhereTheTextSaysSo(String sql) {
        assertThat(skipped.in(sql)).isEqualTo(RowsSkipped.LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM event LIMIT 20 OFFSET 999", "SELECT * FROM event LIMIT 0, 20"})
    void isSmallWhereTheTextSaysSo(String sql) {
        assertThat(skipped.in(sql)).isEqualTo(RowsSkipped.SMALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT * FROM event LIMIT 5000",
                "SELECT * FROM event LIMIT ?",
                "SELECT offset FROM page WHERE the_offset = 5000",
                "SELECT 'LIMIT 5 OFFSET 5000' FROM event",
                "SELECT * FROM event WHERE a = 'OFFSET 5000",
                "SELECT * FROM event OFFSET",
                "SELECT * FROM event /* OFFSET 5000",
                "SELECT * FROM event OFFSET :first"
            })
    void isNoneElsewhere(String sql) {
        assertThat(skipped.in(sql)).isEqualTo(RowsSkipped.NONE);
    }

    @Test
    void isManyOfTheJdksNumbersOnly() {
        assertThat(RowsSkipped.isMany(1_000)).isTrue();
        assertThat(RowsSkipped.isMany(5_000L)).isTrue();
        assertThat(RowsSkipped.isMany(999)).isFalse();
        assertThat(RowsSkipped.isMany("5000")).isFalse();
        assertThat(RowsSkipped.isMany(null)).isFalse();
    }
}
