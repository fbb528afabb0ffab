package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class NameTableTest {

    @Test
    void aNameKeepsItsId() {
        NameTable<String> table = new NameTable<>(10);
        int id = table.add(77, "a");
        assertThat(id).isBetween(1, table.maxId());
        assertThat(table.find(77)).isEqualTo(id);
        assertThat(table.add(77, "again")).isEqualTo(id);
        assertThat(table.name(id)).isEqualTo("a");
        assertThat(table.hash(id)).isEqualTo(77);
        assertThat(table.find(78)).isEqualTo(-1);
    }

    @Test
    void beyondItsLimitEverythingNewIsOtherAndCounted() {
        NameTable<String> table = new NameTable<>(100);
        for (int i = 1; i <= 150; i++) {
            table.add(i * 31L, "name " + i);
        }
        assertThat(table.overflow()).isEqualTo(50);
        for (int i = 1; i <= 100; i++) {
            assertThat(table.name(table.find(i * 31L))).isEqualTo("name " + i);
        }
        assertThat(table.add(101 * 31L, "late")).isEqualTo(NameTable.OTHER);
        assertThat(table.add(31, "known")).isPositive();
        assertThat(table.overflow()).isEqualTo(51);
    }

    @Test
    void aFullTableAsksNobodyToMakeANameThatItHasNoRoomFor() {
        NameTable<String> table = new NameTable<>(10);
        for (int i = 1; i < 10; i++) {
            table.add(i * 31L, "name " + i);
        }
        assertThat(table.find(500)).isEqualTo(-1);
        table.add(10 * 31L, "the last");
        assertThat(table.find(500)).isEqualTo(NameTable.OTHER);
        assertThat(table.name(table.find(10 * 31L))).isEqualTo("the last");
        assertThat(table.overflow()).isEqualTo(1);
    }

    @Test
    void otherAndUnknownIdsHaveNoName() {
        NameTable<String> table = new NameTable<>(4);
        assertThat(table.name(NameTable.OTHER)).isNull();
        assertThat(table.name(table.maxId() + 1)).isNull();
        assertThat(table.name(-1)).isNull();
        assertThat(table.hash(NameTable.OTHER)).isZero();
    }

    @Test
    void aHashOfZeroIsAHashLikeAnyOther() {
        NameTable<String> table = new NameTable<>(4);
        int id = table.add(0, "zero");
        assertThat(table.find(0)).isEqualTo(id);
        assertThat(table.name(id)).isEqualTo("zero");
    }

    @Test
    void threadsThatAddTheSameNamesAtOnceGetTheSameIds() throws Exception {
        int names = 2_000;
        NameTable<String> table = new NameTable<>(names);
        int[][] ids = new int[4][names];
        CyclicBarrier together = new CyclicBarrier(ids.length);
        List<Thread> threads = new ArrayList<>();
        for (int[] mine : ids) {
            Thread thread = new Thread(() -> {
                try {
                    together.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                for (int i = 0; i < names; i++) {
                    mine[i] = table.add(Hashing.mix(i), "name " + i);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Set<Integer> distinct = new TreeSet<>();
        for (int i = 0; i < names; i++) {
            assertThat(ids[1][i]).isEqualTo(ids[0][i]);
            assertThat(ids[2][i]).isEqualTo(ids[0][i]);
            assertThat(ids[3][i]).isEqualTo(ids[0][i]);
            assertThat(table.name(ids[0][i])).isEqualTo("name " + i);
            distinct.add(ids[0][i]);
        }
        assertThat(distinct).hasSize(names);
        assertThat(table.overflow()).isZero();
    }

    /** In a JVM of its own that compiles nothing: what other tests have had compiled needs less of the stack. */
    @Test
    void whatIsAddedWhereTheStackIsFullHasItsTextOrIsNotThere() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xint",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NamesOnFullStacks.class.getName())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out.strip()).matches("[1-9]\\d* names, 0 without text");
    }
}
