package io.pitot.shop.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bill that was sent for an order. */
@Entity
class Invoice {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private BigDecimal total;

    private Instant sentAt;

    protected Invoice() {}

    Invoice(Order order, BigDecimal total, Instant sentAt) {
        this.order = order;
        this.total = total;
        this.sentAt = sentAt;
    }

    @Nullable
    Long getId() {
        return id;
    }

    Order getOrder() {
        return order;
    }

    BigDecimal getTotal() {
        return total;
    }

    Instant getSentAt() {
        return sentAt;
    }
}
