package io.pitot.shop.orders;

import io.pitot.shop.catalog.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

/** One line of an order, at the price of that day. */
@Entity
public class OrderItem {

    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private int quantity;

    private BigDecimal unitPrice;

    protected OrderItem() {}

    public long getId() {
        return id;
    }

    Order getOrder() {
        return order;
    }

    public Product getProduct() {
        return product;
    }

    public int getQuantity() {
        return quantity;
    }

    /** Euros for one piece. */
    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    BigDecimal total() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
}
