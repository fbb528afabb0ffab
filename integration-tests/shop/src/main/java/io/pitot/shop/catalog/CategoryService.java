package io.pitot.shop.catalog;

import io.pitot.shop.catalog.CategoryPage.RatedProduct;
import io.pitot.shop.catalog.CategoryPage.Shelf;
import io.pitot.shop.web.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CategoryService {

    private final CategoryRepository categories;

    CategoryService(CategoryRepository categories) {
        this.categories = categories;
    }

    @Transactional(readOnly = true)
    public List<CategoryTree> menu() {
        return categories.findDepartments().stream().map(CategoryTree::of).toList();
    }

    @Transactional(readOnly = true)
    public CategoryPage page(long id) {
        Category department = categories.findById(id).orElseThrow(() -> new NotFoundException("category", id));
        List<Shelf> shelves = new ArrayList<>();
        for (Category shelf : department.getChildren()) {
            shelves.add(toShelf(shelf));
        }
        return new CategoryPage(department.getId(), department.getName(), shelves);
    }

    private static Shelf toShelf(Category shelf) {
        List<RatedProduct> products = new ArrayList<>();
        for (Product product : shelf.getProducts()) {
            products.add(toRatedProduct(product));
        }
        return new Shelf(shelf.getId(), shelf.getName(), products);
    }

    private static RatedProduct toRatedProduct(Product product) {
        List<Review> reviews = product.getReviews();
        double rating = reviews.stream().mapToInt(Review::getRating).average().orElse(0);
        String newest = reviews.isEmpty() ? null : reviews.get(0).getText();
        return new RatedProduct(product.getId(), product.getName(), product.getPrice(), rating, newest);
    }
}
