package io.pitot.shop.inventory;

import io.pitot.shop.catalog.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** How many pieces of a product lie in a warehouse. */
@Entity
class StockLevel {

    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private String warehouse;

    private int onHand;

    protected StockLevel() {}

    long getId() {
        return id;
    }

    Product getProduct() {
        return product;
    }

    String getWarehouse() {
        return warehouse;
    }

    int getOnHand() {
        return onHand;
    }
}
