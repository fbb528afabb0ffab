package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Wrapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final byte[] FILE = SampleLoader.bytes(Waiting.class.getName());

    @Test
    void findsNamesOfInterfacesAndOfMethodsDeclaredAndCalled() {
        assertThat(new Words(List.of("java/lang/Runnable")).areIn(FILE)).isTrue();
        assertThat(new Words(List.of("run")).areIn(FILE)).isTrue();
        assertThat(new Words(List.of("unwrap")).areIn(FILE)).isTrue();
    }

    @Test
    void findsOneAmongManyThatAreNotThere() {
        assertThat(new Words(List.of("rum", "ran", "sun", "java/lang/Runnables", "x", "run")).areIn(FILE))
                .isTrue();
        assertThat(new Words(List.of("rum", "ran", "sun", "java/lang/Runnables", "x")).areIn(FILE))
                .isFalse();
    }

    @Test
    void aPartOfANameIsNotTheName() {
        assertThat(new Words(List.of("ru", "unwra", "java/lang/Runnabl", "ava/lang/Runnable")).areIn(FILE))
                .isFalse();
    }

    @Test
    void looksBehindConstantsThatTakeTwoPlaces() {
        assertThat(new Words(List.of("behindTheLong")).areIn(FILE)).isTrue();
    }

    @Test
    void findsNothingWhereThereAreNoWords() {
        assertThat(new Words(List.of()).areIn(FILE)).isFalse();
    }

    @Test
    void findsNothingInWhatIsNoClassFile() {
        byte[] other = FILE.clone();
        other[0] = 0;

        assertThat(new Words(List.of("run")).areIn(other)).isFalse();
        assertThat(new Words(List.of("run")).areIn(new byte[0])).isFalse();
    }

    @Test
    void survivesAFileThatEndsAnywhere() {
        Words absent = new Words(List.of("rum", "ran", "java/lang/Runnables"));
        for (int length = 0; length < FILE.length; length++) {
            assertThat(absent.areIn(Arrays.copyOf(FILE, length))).isFalse();
        }
    }

    /** Its constants hold a long and a double, which take two places each. */
    static final class Waiting implements Runnable {

        private final Wrapper wrapper;

        Waiting(Wrapper wrapper) {
            this.wrapper = wrapper;
        }

        @Override
        public void run() {
            try {
                wrapper.unwrap(Object.class);
            } catch (java.sql.SQLException ignored) {
                behindTheLong(1L << 40, 1.0e40);
            }
        }

        private static void behindTheLong(long one, double other) {
            if (one > other) {
                Thread.onSpinWait();
            }
        }
    }
}
