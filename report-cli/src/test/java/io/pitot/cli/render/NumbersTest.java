package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "1, 1 µs",
        "740000, 740 µs",
        "999499, 999 µs",
        "999999, 1.0 ms",
        "2900000, 2.9 ms",
        "9960000, 10 ms",
        "412000000, 412 ms",
        "999600000, 1.0 s",
        "1157000000000, '1,157 s'"
    })
    void durationsHaveTwoOrThreeDigitsAndAUnit(long nanos, String text) {
        assertThat(Numbers.duration(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%", "0.0001, <0.1%", "0.002, 0.2%", "0.0094, 0.9%", "0.0096, 1%", "0.354, 35%", "1, 100%"})
    void sharesArePercent(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "99999, '99,999'", "100000, 100k", "401964, 402k", "9999499, '9,999k'", "12000000, 12M"})
    void greatCountsAreShort(long count, String text) {
        assertThat(Numbers.count(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, query, 1 query", "2, query, 2 queries", "2, dump, 2 dumps", "0, dump, 0 dumps"})
    void countsAgreeWithTheirNouns(long count, String noun, String text) {
        assertThat(Numbers.plural(count, noun)).isEqualTo(text);
    }
}
