package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InputHashTest {

    private enum Kind {
        RAW
    }

    /** Of which nobody knows what asking it for its elements does. */
    @SuppressWarnings("serial")
    private static final class ListOfOwn extends ArrayList<Integer> {}

    private static long of(Object value) {
        return InputHash.addValue(InputHash.begin(), value);
    }

    static Stream<Supplier<Object>> values() {
        return Stream.of(
                () -> new float[] {1, 2},
                () -> new float[] {2, 1},
                () -> new float[] {1, 2, 0},
                () -> new double[] {1, 2},
                () -> new double[] {2, 1},
                () -> new long[] {1, 2},
                () -> new int[] {1, 2},
                () -> new byte[] {1, 2},
                () -> List.of(1, 2),
                () -> List.of(1, 2, 3),
                () -> List.of(2, 1),
                () -> new ArrayList<>(),
                () -> Arrays.asList(1, "a", null),
                () -> new Object[] {List.of(1), List.of(2)},
                () -> Map.of("a", 1),
                () -> Map.of("a", 2),
                () -> new UUID(1, 2),
                () -> new UUID(2, 1),
                () -> new float[][] {{1}, {2}},
                () -> new float[][] {{1, 2}},
                () -> new float[][] {{1, 2}, {}},
                () -> new Object[] {"a", 1.5, true},
                () -> "text",
                () -> 1,
                () -> 1.0,
                () -> 1.0f,
                () -> 'c',
                () -> true,
                () -> Kind.RAW);
    }

    @Test
    void equalValuesHaveEqualHashesAndOthersHaveOthers() {
        List<Long> hashes = values().map(value -> of(value.get())).toList();

        assertThat(hashes).doesNotHaveDuplicates().doesNotContain(InputHash.UNKNOWN);
        assertThat(values().map(value -> of(value.get()))).containsExactlyElementsOf(hashes);
        assertThat(of(null)).isNotIn(hashes).isNotEqualTo(InputHash.UNKNOWN);
    }

    /** Small whole numbers, which differ in few bits: what most features are. */
    @Test
    void rowsOfSmallNumbersAreToldApart() {
        Set<Long> hashes = new HashSet<>();
        for (int a = 0; a < 30; a++) {
            for (int b = 0; b < 30; b++) {
                for (int c = 0; c < 30; c++) {
                    hashes.add(of(new double[] {a, b, c, 0, 0, 0}));
                    hashes.add(of(new float[] {a, b, c, 0, 0, 0}));
                }
            }
        }
        assertThat(hashes).hasSize(2 * 30 * 30 * 30);
    }

    @Test
    void whereSomeNumberIsMakesADifference() {
        Random random = new Random(1);
        Set<Long> hashes = new HashSet<>();
        float[] row = new float[4_096];
        for (int i = 0; i < 4_096; i++) {
            float before = row[i];
            row[i] = 1 + random.nextInt(1_000);
            hashes.add(of(row));
            row[i] = before;
        }
        assertThat(hashes).hasSize(4_096);
    }

    static Stream<Object> unknown() {
        Object[] inItself = new Object[1];
        inItself[0] = inItself;
        return Stream.of(
                new float[4_097],
                new double[4_097],
                new long[4_097],
                new int[4_097],
                new float[4_097][0],
                new float[64][65],
                new float[64][65][1],
                new Object[] {new BigDecimal(1)},
                inItself,
                "x".repeat(4_097),
                new BigDecimal(1),
                new byte[4_097],
                new short[1],
                new ListOfOwn(),
                Collections.unmodifiableList(new ArrayList<>()),
                Collections.nCopies(4_097, 1),
                new ArrayList<>(Collections.nCopies(4_097, 1)),
                new ArrayList<>(Collections.nCopies(5, "x".repeat(1_000))),
                List.of(List.of(1)),
                List.of(new float[1]),
                List.of(new BigDecimal(1)),
                new Object[][] {{new ArrayList<>(Collections.nCopies(4_096, 1))}},
                new Object[][] {{Map.of("a", 1)}},
                Map.of("a", List.of(1)),
                listInItself(),
                mapInItself());
    }

    private static Object listInItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        return list;
    }

    private static Object mapInItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("a", map);
        return map;
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatIsTooLargeOrOfNoKnownTypeIsUnknownWithAllThatItIsAPartOf(Object value) {
        assertThat(of(value)).isEqualTo(InputHash.UNKNOWN);
        assertThat(InputHash.add(of(value), 1)).isEqualTo(InputHash.UNKNOWN);
        assertThat(InputHash.addValue(of(value), 1)).isEqualTo(InputHash.UNKNOWN);
        assertThat(InputHash.addNamed(of(value), Map.of())).isEqualTo(InputHash.UNKNOWN);
        assertThat(InputHash.addNamed(InputHash.begin(), Map.of("a", value))).isEqualTo(InputHash.UNKNOWN);
        assertThat(InputHash.addBuffer(of(value), FloatBuffer.allocate(1), 1)).isEqualTo(InputHash.UNKNOWN);
    }

    @Test
    void namedValuesAreTheSameInAnyOrder() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1.0);
        one.put("b", "two");
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", "two");
        other.put("a", 1.0);

        long hash = InputHash.addNamed(InputHash.begin(), one);
        assertThat(InputHash.addNamed(InputHash.begin(), other)).isEqualTo(hash);
        other.put("a", 2.0);
        assertThat(InputHash.addNamed(InputHash.begin(), other)).isNotEqualTo(hash);
        assertThat(InputHash.addNamed(InputHash.begin(), Map.of("a", "two", "b", 1.0)))
                .isNotEqualTo(hash);
        assertThat(InputHash.addNamed(InputHash.begin(), null)).isEqualTo(InputHash.UNKNOWN);
    }

    @Test
    void mapThatMayComputeItsValuesIsNotAsked() {
        Map<String, Object> lazy = new AbstractMap<>() {
            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                throw new IllegalStateException("asked");
            }
        };

        assertThat(InputHash.addNamed(InputHash.begin(), lazy)).isEqualTo(InputHash.UNKNOWN);
    }

    @Test
    void namedValuesAreSmallTogether() {
        Map<String, Object> texts = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            texts.put("text" + i, "x".repeat(800));
        }
        assertThat(InputHash.addNamed(InputHash.begin(), texts)).isNotEqualTo(InputHash.UNKNOWN);
        texts.put("text5", "x".repeat(800));
        assertThat(InputHash.addNamed(InputHash.begin(), texts)).isEqualTo(InputHash.UNKNOWN);
        assertThat(InputHash.addNamed(InputHash.begin(), Map.of("a", new float[1])))
                .isEqualTo(InputHash.UNKNOWN);
    }

    @Test
    void buffersAreReadToALimitAndStayWhereTheyAre() {
        FloatBuffer numbers = FloatBuffer.wrap(new float[] {1, 2, 3}).position(1);

        long two = InputHash.addBuffer(InputHash.begin(), numbers, 2);
        assertThat(numbers.position()).isEqualTo(1);
        numbers.put(2, 4);
        assertThat(InputHash.addBuffer(InputHash.begin(), numbers, 2)).isEqualTo(two);
        numbers.put(0, 4);
        assertThat(InputHash.addBuffer(InputHash.begin(), numbers, 2)).isNotEqualTo(two);
        assertThat(InputHash.addBuffer(InputHash.begin(), numbers, 4)).isEqualTo(InputHash.UNKNOWN);
    }

    @Test
    void buffersOfAllKindsOfNumbersAreRead() {
        assertThat(Stream.of(
                                DoubleBuffer.wrap(new double[] {1, 2}),
                                LongBuffer.wrap(new long[] {1, 2}),
                                IntBuffer.wrap(new int[] {1, 3}),
                                ShortBuffer.wrap(new short[] {1, 4}),
                                ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}))
                        .map(buffer -> InputHash.addBuffer(InputHash.begin(), buffer, buffer.limit())))
                .doesNotHaveDuplicates()
                .doesNotContain(InputHash.UNKNOWN);
        assertThat(InputHash.addBuffer(InputHash.begin(), FloatBuffer.allocate(5_000), 5_000))
                .isEqualTo(InputHash.UNKNOWN);
        assertThat(InputHash.addBuffer(InputHash.begin(), ByteBuffer.allocate(20_000), 20_000))
                .isEqualTo(InputHash.UNKNOWN);
    }
}
