package io.pitot.shop.fraud;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * @param total euros
 * @param score how likely the order is fraudulent, 0 to 1
 */
record ScoredOrder(long orderId, String customer, Instant placedAt, BigDecimal total, float score) {

    static ScoredOrder of(Suspect suspect, float score) {
        return new ScoredOrder(suspect.orderId(), suspect.customer(), suspect.placedAt(), suspect.total(), score);
    }
}
