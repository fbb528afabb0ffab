package io.pitot.shop.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A department of the shop ({@code parent} is null) or a shelf in one. */
@Entity
public class Category {

    @Id
    private long id;

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Category parent;

    @OneToMany(mappedBy = "parent")
    @OrderBy("name")
    private List<Category> children;

    @OneToMany(mappedBy = "category")
    @OrderBy("name")
    private List<Product> products;

    protected Category() {}

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public @Nullable Category getParent() {
        return parent;
    }

    List<Category> getChildren() {
        return children;
    }

    List<Product> getProducts() {
        return products;
    }
}
