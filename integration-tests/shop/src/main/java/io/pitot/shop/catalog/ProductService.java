package io.pitot.shop.catalog;

import io.pitot.shop.web.InvalidRequestException;
import io.pitot.shop.web.NotFoundException;
import java.time.Instant;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ProductService {

    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_REVIEW = 500;

    private final ProductRepository products;
    private final ReviewRepository reviews;

    ProductService(ProductRepository products, ReviewRepository reviews) {
        this.products = products;
        this.reviews = reviews;
    }

    @Transactional(readOnly = true)
    public ProductPage page(int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequestException(
                    "page=%d&size=%d: page must be 0 or more, size 1 to %d".formatted(page, size, LARGEST_PAGE));
        }
        Page<Product> found = products.findAll(PageRequest.of(page, size, Sort.by("name", "id")));
        return new ProductPage(
                found.map(ProductCard::of).getContent(), page, found.getTotalPages(), found.getTotalElements());
    }

    @Transactional(readOnly = true)
    public ProductDetail detail(long id) {
        Product product = find(id);
        return new ProductDetail(
                product.getId(),
                product.getSku(),
                product.getName(),
                product.getDescription(),
                product.getPrice(),
                product.getCategory().getName(),
                reviews.summarize(id));
    }

    @Transactional
    public PostedReview review(long productId, NewReview review) {
        if (review.rating() < 1 || review.rating() > 5) {
            throw new InvalidRequestException("rating=%d: must be 1 to 5".formatted(review.rating()));
        }
        if (review.text() == null || review.text().length() > LONGEST_REVIEW) {
            throw new InvalidRequestException(
                    "text: must be given and at most %d characters".formatted(LONGEST_REVIEW));
        }
        Review saved = reviews.save(new Review(find(productId), review.rating(), review.text(), Instant.now()));
        return new PostedReview(saved.getProduct().getId(), saved.getRating(), saved.getWrittenAt());
    }

    private Product find(long id) {
        return products.findById(id).orElseThrow(() -> new NotFoundException("product", id));
    }
}
