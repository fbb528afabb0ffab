package io.pitot.shop.checkout;

import io.pitot.shop.orders.Order;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money that the payment provider has promised for an order. */
@Entity
class Payment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private BigDecimal amount;

    private String authorisation;

    private Instant authorisedAt;

    protected Payment() {}

    Payment(Order order, BigDecimal amount, String authorisation, Instant authorisedAt) {
        this.order = order;
        this.amount = amount;
        this.authorisation = authorisation;
        this.authorisedAt = authorisedAt;
    }

    @Nullable
    Long getId() {
        return id;
    }

    Order getOrder() {
        return order;
    }

    BigDecimal getAmount() {
        return amount;
    }

    String getAuthorisation() {
        return authorisation;
    }

    Instant getAuthorisedAt() {
        return authorisedAt;
    }
}
