package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadColumnsTest {

    private static int named;

    private static int newQuery() {
        return Names.named(Names.QUERIES, "SELECT * FROM columns_" + named++);
    }

    @Test
    void keepsWhatEachResultReadAndHowManyColumnsThereAre() {
        int query = newQuery();
        assertThat(ReadColumns.isWithoutCount(query)).isTrue();

        ReadColumns.add(query, 1L << 1 | 1L << 56);
        ReadColumns.count(query, 56);
        ReadColumns.add(query, 1L << 3);

        assertThat(ReadColumns.read(query)).isEqualTo(1L << 1 | 1L << 3 | 1L << 56);
        assertThat(ReadColumns.columns(query)).isEqualTo(56);
        assertThat(ReadColumns.isWithoutCount(query)).isFalse();
    }

    @Test
    void columnsBeyondThoseToldApartChangeNoCount() {
        int query = newQuery();
        ReadColumns.add(query, 1L << 1 | 1L << 57 | 1L << 63);
        ReadColumns.count(query, 12);

        assertThat(ReadColumns.columns(query)).isEqualTo(12);
    }

    @Test
    void isUnknownForGood() {
        int query = newQuery();
        ReadColumns.add(query, ReadColumns.UNKNOWN);
        ReadColumns.add(query, 1L << 1);

        assertThat(ReadColumns.read(query)).isZero();
        assertThat(ReadColumns.isWithoutCount(query)).as("nobody need ask").isFalse();
    }

    @Test
    void isUnknownWhereTheDriverDoesNotTellHowManyThereAreOrTooMany() {
        for (int columns : new int[] {0, 57}) {
            int query = newQuery();
            ReadColumns.add(query, 1L << 1);
            ReadColumns.count(query, columns);

            assertThat(ReadColumns.read(query)).isZero();
        }
    }

    @Test
    void isUnknownOfQueriesThatAreNotToldApart() {
        ReadColumns.add(NameTable.OTHER, 1L << 1);

        assertThat(ReadColumns.read(NameTable.OTHER)).isZero();
    }

    @Test
    void losesNoColumnThatThreadsReadAtOnce() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            int query = newQuery();
            List<Thread> threads = new ArrayList<>();
            for (int column = 1; column <= 8; column++) {
                long read = 1L << column;
                threads.add(new Thread(() -> ReadColumns.add(query, read)));
            }
            threads.add(new Thread(() -> ReadColumns.count(query, 8)));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(ReadColumns.read(query)).isEqualTo(0b111111110);
            assertThat(ReadColumns.columns(query)).isEqualTo(8);
        }
    }
}
