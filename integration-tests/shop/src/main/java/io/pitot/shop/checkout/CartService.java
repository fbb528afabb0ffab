package io.pitot.shop.checkout;

import io.pitot.shop.catalog.Product;
import io.pitot.shop.catalog.ProductRepository;
import io.pitot.shop.customers.Customer;
import io.pitot.shop.customers.CustomerRepository;
import io.pitot.shop.web.InvalidRequestException;
import io.pitot.shop.web.NotFoundException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CartService {

    private static final int MOST_OF_ONE = 99;

    private final CustomerRepository customers;
    private final ProductRepository products;
    private final CartRepository carts;
    private final ShippingRateRepository shippingRates;
    private final TaxService taxes;

    CartService(
            CustomerRepository customers,
            ProductRepository products,
            CartRepository carts,
            ShippingRateRepository shippingRates,
            TaxService taxes) {
        this.customers = customers;
        this.products = products;
        this.carts = carts;
        this.shippingRates = shippingRates;
        this.taxes = taxes;
    }

    @Transactional(readOnly = true)
    public Cart cartOf(long customerId) {
        Customer customer = findCustomer(customerId);
        List<Cart.Line> lines = new ArrayList<>();
        for (CartLine line : carts.findByCustomerIdOrderById(customerId)) {
            lines.add(price(line, customer.getCountry()));
        }
        BigDecimal net = lines.stream().map(Cart.Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = lines.stream().map(Cart.Line::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal shipping = shippingRates
                .findByCountry(customer.getCountry())
                .map(rate -> rate.feeFor(net))
                .orElse(BigDecimal.ZERO);
        return new Cart(customerId, lines, net, tax, shipping);
    }

    @Transactional
    public void put(long customerId, long productId, int quantity) {
        if (quantity < 1 || quantity > MOST_OF_ONE) {
            throw new InvalidRequestException("quantity=%d: must be 1 to %d".formatted(quantity, MOST_OF_ONE));
        }
        CartLine line = carts.findByCustomerIdAndProductId(customerId, productId)
                .orElseGet(() -> newLine(customerId, productId));
        line.setQuantity(quantity);
        carts.save(line);
    }

    private Cart.Line price(CartLine line, String country) {
        Product product = line.getProduct();
        BigDecimal net = product.getPrice().multiply(BigDecimal.valueOf(line.getQuantity()));
        return new Cart.Line(product.getId(), product.getName(), line.getQuantity(), net, taxes.taxOn(net, country));
    }

    private CartLine newLine(long customerId, long productId) {
        Product product = products.findById(productId).orElseThrow(() -> new NotFoundException("product", productId));
        return new CartLine(findCustomer(customerId), product);
    }

    private Customer findCustomer(long id) {
        return customers.findById(id).orElseThrow(() -> new NotFoundException("customer", id));
    }
}
