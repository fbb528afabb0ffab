package io.pitot.shop.fraud;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * An order as the fraud model sees it.
 *
 * @param total euros
 */
record Suspect(
        long orderId,
        String customer,
        Instant placedAt,
        Instant registeredAt,
        String shipCountry,
        String homeCountry,
        long items,
        BigDecimal total) {

    /** How many features {@link #features} gives: the width of the model's input. */
    static final int FEATURES = 6;

    /** The model's input for this order, each feature brought to about 0 to 1. */
    float[] features() {
        float amount = total.floatValue();
        return new float[] {
            amount / 1_000,
            items / 10f,
            Duration.between(registeredAt, placedAt).toDays() / 365f,
            placedAt.atOffset(ZoneOffset.UTC).getHour() / 24f,
            shipCountry.equals(homeCountry) ? 0 : 1,
            amount / items / 100
        };
    }
}
