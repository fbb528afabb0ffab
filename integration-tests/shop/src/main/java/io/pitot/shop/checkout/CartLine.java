package io.pitot.shop.checkout;

import io.pitot.shop.catalog.Product;
import io.pitot.shop.customers.Customer;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** A product in a customer's cart. */
@Entity
class CartLine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Customer customer;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private int quantity;

    protected CartLine() {}

    CartLine(Customer customer, Product product) {
        this.customer = customer;
        this.product = product;
    }

    @Nullable
    Long getId() {
        return id;
    }

    Customer getCustomer() {
        return customer;
    }

    Product getProduct() {
        return product;
    }

    int getQuantity() {
        return quantity;
    }

    void setQuantity(int quantity) {
        this.quantity = quantity;
    }
}
