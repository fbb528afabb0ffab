package io.pitot.shop.checkout;

import java.math.BigDecimal;
import java.util.List;

/** What the supplier asks for what is in a cart. */
record Quote(long customerId, List<Line> lines, BigDecimal cost) {

    record Line(long productId, int quantity, BigDecimal cost) {}
}
