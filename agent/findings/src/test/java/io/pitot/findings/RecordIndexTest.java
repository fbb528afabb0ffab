package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordIndexTest {

    private record Numbered(String key, int number) {}

    @Test
    void everyRecordIsFoundByItsKeyInItsOrder() {
        Random random = new Random(3);
        for (int size = 0; size < 300; size++) {
            int keys = 1 + size / 3;
            List<Numbered> records = IntStream.range(0, size)
                    .mapToObj(i -> new Numbered("key-" + random.nextInt(keys), i))
                    .toList();
            RecordIndex<Numbered> index = new RecordIndex<>(records, Numbered::key);
            for (Numbered record : records) {
                List<Numbered> expected = records.stream()
                        .filter(other -> other.key.equals(record.key))
                        .toList();
                assertThat(index.all(record.key)).isEqualTo(expected);
                assertThat(index.first(record.key)).isEqualTo(expected.get(0));
            }
        }
    }

    @Test
    void keysWithTheSameHashAreToldApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        RecordIndex<Numbered> index = new RecordIndex<>(
                List.of(new Numbered("Aa", 0), new Numbered("BB", 1), new Numbered("Aa", 2)), Numbered::key);
        assertThat(index.all("Aa")).extracting(Numbered::number).containsExactly(0, 2);
        assertThat(index.all("BB")).extracting(Numbered::number).containsExactly(1);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        RecordIndex<String> index = new RecordIndex<>(List.of("a"), record -> record);
        assertThat(index.first("b")).isNull();
        assertThat(index.all("b")).isEmpty();
        assertThat(new RecordIndex<>(List.<String>of(), record -> record).first("b"))
                .isNull();
    }
}
