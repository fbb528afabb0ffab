package io.pitot.it.app;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with queries; {@link JUnitApp} runs them. */
class JupiterSamples {

    @BeforeEach
    void prepare() {
        HandedOver.query("before_each");
    }

    @Test
    void listsOrders() {
        HandedOver.query("of_the_test");
        HandedOver.query("of_the_test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-secret", "another-secret"})
    void findsOrder(String number) {
        HandedOver.query(number.isEmpty() ? "of_no_number" : "of_the_parameterized_test");
    }
}
