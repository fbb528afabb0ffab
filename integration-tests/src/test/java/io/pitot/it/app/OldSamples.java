package io.pitot.it.app;

import org.junit.Test;

/** A test of JUnit 4; {@link JUnitApp} runs it. */
public class OldSamples {

    @Test
    public void countsOrders() {
        HandedOver.query("of_the_old_test");
    }
}
