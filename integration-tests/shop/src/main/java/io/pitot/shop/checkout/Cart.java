package io.pitot.shop.checkout;

import java.math.BigDecimal;
import java.util.List;

/** A customer's cart with what it would cost today; all amounts in euros. */
record Cart(long customerId, List<Line> lines, BigDecimal net, BigDecimal tax, BigDecimal shipping) {

    record Line(long productId, String name, int quantity, BigDecimal net, BigDecimal tax) {}
}
