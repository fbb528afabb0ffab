package io.pitot.shop.orders;

import io.pitot.shop.customers.Customer;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What one customer bought at one time. */
@Entity
@Table(name = "orders")
public class Order {

    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Customer customer;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private Instant placedAt;

    private String shipCountry;

    @OneToMany(mappedBy = "order")
    @OrderBy("id")
    private List<OrderItem> items;

    protected Order() {}

    public long getId() {
        return id;
    }

    Customer getCustomer() {
        return customer;
    }

    OrderStatus getStatus() {
        return status;
    }

    Instant getPlacedAt() {
        return placedAt;
    }

    String getShipCountry() {
        return shipCountry;
    }

    public List<OrderItem> getItems() {
        return items;
    }

    /** The sum over all items, in euros. */
    public BigDecimal total() {
        return items.stream().map(OrderItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
