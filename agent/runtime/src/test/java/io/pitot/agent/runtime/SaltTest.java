package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SaltTest {

    @Test
    void isAnotherOneEachTime() {
        Set<Long> salts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            salts.add(Salt.next());
        }
        assertThat(salts).hasSize(1_000);
    }
}
