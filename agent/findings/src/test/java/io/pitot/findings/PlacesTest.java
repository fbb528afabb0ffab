package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void everyRecordIsFoundByItsKeyInItsOrder() {
        Random random = new Random(3);
        for (int size = 0; size < 300; size++) {
            List<String> records =
                    random.ints(size, 0, 1 + size / 3).mapToObj(i -> "key-" + i).toList();
            Places<String> places = new Places<>(records, record -> record);
            for (String key : records) {
                List<Integer> expected = new ArrayList<>();
                for (int i = 0; i < records.size(); i++) {
                    if (records.get(i).equals(key)) {
                        expected.add(i);
                    }
                }
                assertThat(all(places, key)).isEqualTo(expected);
            }
        }
    }

    @Test
    void keysWithTheSameHashAreToldApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        Places<String> places = new Places<>(List.of("Aa", "BB", "Aa"), record -> record);
        assertThat(all(places, "Aa")).containsExactly(0, 2);
        assertThat(all(places, "BB")).containsExactly(1);
    }

    @Test
    void whatIsNotThereHasNoPlace() {
        assertThat(new Places<>(List.of("a"), record -> record).first("b")).isEqualTo(Places.NONE);
        assertThat(new Places<>(List.<String>of(), record -> record).first("b")).isEqualTo(Places.NONE);
    }

    private static List<Integer> all(Places<String> places, String key) {
        List<Integer> all = new ArrayList<>();
        for (int place = places.first(key); place != Places.NONE; place = places.next(key, place)) {
            all.add(place);
        }
        return all;
    }
}
