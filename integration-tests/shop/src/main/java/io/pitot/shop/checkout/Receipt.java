package io.pitot.shop.checkout;

import java.math.BigDecimal;

/**
 * @param amount euros
 */
record Receipt(long orderId, BigDecimal amount, String authorisation) {}
