package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsReadTest {

    @Test
    void readsWhatEitherHasReadOfResultsOfTheSameWidth() {
        ColumnsRead one = new ColumnsRead(4, 0b00010, 3);
        ColumnsRead other = new ColumnsRead(4, 0b10010, 5);

        assertThat(one.plus(other)).isEqualTo(new ColumnsRead(4, 0b10010, 8));
        assertThat(one.plus(other).unread()).isEqualTo(2);
        assertThat(one.plus(ColumnsRead.NONE)).isEqualTo(one);
    }

    @Test
    void knowsNoneUnreadOnceWidthsDiffer() {
        ColumnsRead four = new ColumnsRead(4, 0b10, 1);
        ColumnsRead five = new ColumnsRead(5, 0b10, 1);

        assertThat(four.plus(five)).isEqualTo(new ColumnsRead(ColumnsRead.DIFFERENT, 0b10, 2));
        assertThat(four.plus(five).plus(four).count()).isEqualTo(ColumnsRead.DIFFERENT);
        assertThat(four.plus(five).unread()).isZero();
    }

    @Test
    void takesTheWidthOfWhoeverKnowsIt() {
        ColumnsRead unknown = new ColumnsRead(0, 0b10, 1);

        assertThat(unknown.plus(new ColumnsRead(4, 0b10, 1)).count()).isEqualTo(4);
        assertThat(unknown.unread()).isZero();
    }
}
