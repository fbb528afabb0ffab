package io.pitot.shop.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order on its own page.
 *
 * @param total euros
 */
record OrderDetail(
        long id,
        String customer,
        OrderStatus status,
        Instant placedAt,
        String shipCountry,
        List<Line> lines,
        BigDecimal total) {

    record Line(String sku, String name, int quantity, BigDecimal unitPrice) {}
}
