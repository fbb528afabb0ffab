package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void isAsHighAsItsValuesAreAmongThem() {
        assertThat(Trend.of(List.of(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L))).isEqualTo("▂▃▄▅▆▇██");
        assertThat(Trend.of(List.of(1L, 800L))).isEqualTo("▁█");
        assertThat(Trend.of(List.of(5L, 5L, 5L))).isEqualTo("███");
    }

    @Test
    void nothingAskedIsABlank() {
        assertThat(Trend.of(List.of(0L, 7L, 0L))).isEqualTo(" █ ");
        assertThat(Trend.of(List.of())).isEmpty();
    }

    @Test
    void hasAWidthOfOneEachInAsciiToo() {
        assertThat(SafeText.clean(Trend.of(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)), true))
                .hasSize(8)
                .isASCII();
    }
}
