package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds besides for pools that the application can give a name. */
public abstract class NamedPoolContract extends PoolContract {

    @ParameterizedTest
    @MethodSource("lines")
    void callsAPoolAsTheApplicationDoes(String line) throws Exception {
        try (ObservedSource orders = open(line, "orders", 1, PATIENT);
                ObservedSource stock = open(line, "stock", 1, PATIENT)) {
            assertThat(nameSeen(orders)).isEqualTo("orders");
            assertThat(nameSeen(stock)).isEqualTo("stock");
        }
    }
}
