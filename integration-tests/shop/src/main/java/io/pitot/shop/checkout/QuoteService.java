package io.pitot.shop.checkout;

import io.pitot.shop.catalog.Product;
import io.pitot.shop.pricing.SupplierPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

@Service
class QuoteService {

    private final CartRepository carts;
    private final SupplierPrices supplier;

    QuoteService(CartRepository carts, @Lazy SupplierPrices supplier) {
        this.carts = carts;
        this.supplier = supplier;
    }

    Quote quoteFor(long customerId) {
        List<Quote.Line> lines = new ArrayList<>();
        for (CartLine line : carts.findByCustomerIdOrderById(customerId)) {
            Product product = line.getProduct();
            BigDecimal cost = supplier.priceOf(product.getSku()).multiply(BigDecimal.valueOf(line.getQuantity()));
            lines.add(new Quote.Line(product.getId(), line.getQuantity(), cost));
        }
        BigDecimal cost = lines.stream().map(Quote.Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Quote(customerId, lines, cost);
    }
}
