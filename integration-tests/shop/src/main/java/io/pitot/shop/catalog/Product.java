package io.pitot.shop.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.util.List;

/** Something that can be bought. */
@Entity
public class Product {

    @Id
    private long id;

    private String sku;

    private String name;

    private String description;

    private BigDecimal price;

    @ManyToOne(fetch = FetchType.LAZY)
    private Category category;

    @OneToMany(mappedBy = "product")
    @OrderBy("writtenAt desc")
    private List<Review> reviews;

    protected Product() {}

    public long getId() {
        return id;
    }

    public String getSku() {
        return sku;
    }

    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    /** Net price in euros. */
    public BigDecimal getPrice() {
        return price;
    }

    public Category getCategory() {
        return category;
    }

    List<Review> getReviews() {
        return reviews;
    }
}
