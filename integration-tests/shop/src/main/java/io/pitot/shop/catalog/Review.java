package io.pitot.shop.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer thinks of a product: 1 to 5 stars and a sentence. */
@Entity
class Review {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private int rating;

    private String text;

    private Instant writtenAt;

    protected Review() {}

    Review(Product product, int rating, String text, Instant writtenAt) {
        this.product = product;
        this.rating = rating;
        this.text = text;
        this.writtenAt = writtenAt;
    }

    @Nullable
    Long getId() {
        return id;
    }

    Product getProduct() {
        return product;
    }

    int getRating() {
        return rating;
    }

    String getText() {
        return text;
    }

    Instant getWrittenAt() {
        return writtenAt;
    }
}
