package io.pitot.shop.inventory;

import io.pitot.shop.catalog.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** Pieces of one lot that came into a warehouse or left it. */
@Entity
class StockMovement {

    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private String warehouse;

    private String lot;

    private String kind;

    private int quantity;

    private Instant movedAt;

    protected StockMovement() {}

    long getId() {
        return id;
    }

    Product getProduct() {
        return product;
    }

    String getWarehouse() {
        return warehouse;
    }

    String getLot() {
        return lot;
    }

    String getKind() {
        return kind;
    }

    /** Pieces; negative when they left. */
    int getQuantity() {
        return quantity;
    }

    Instant getMovedAt() {
        return movedAt;
    }
}
