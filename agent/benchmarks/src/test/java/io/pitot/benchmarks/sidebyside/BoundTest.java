package io.pitot.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a figure of a later build is too much. */
class BoundTest {

    @Test
    void whatIsWithinRatioAndSlackIsKept() {
        assertThat(new Bound("ns", 100, 159, 1.4, 20, true).kept()).isTrue();
    }

    @Test
    void whatExceedsThemIsNamedWithBothValuesAndTheBound() {
        Bound bound = new Bound("CPU added per query, ns", 100, 161, 1.4, 20, true);
        assertThat(bound.kept()).isFalse();
        assertThat(bound.complaint())
                .isEqualTo(
                        "CPU added per query, ns is 161.0 and was 100.0: at most 160.0 (1.40 × and 20.0) is allowed");
    }

    @Test
    void aBaselineThatMeasuredAsLessThanNothingAllowsTheSlack() {
        assertThat(new Bound("ns", -50, 20, 1.4, 20, true).kept()).isTrue();
        assertThat(new Bound("ns", -50, 21, 1.4, 20, true).kept()).isFalse();
    }
}
