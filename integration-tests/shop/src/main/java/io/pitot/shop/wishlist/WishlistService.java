package io.pitot.shop.wishlist;

import io.pitot.shop.catalog.Product;
import io.pitot.shop.catalog.ProductRepository;
import io.pitot.shop.web.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Service;

@Service
class WishlistService {

    private final ProductRepository products;
    private final StringRedisTemplate redis;

    WishlistService(ProductRepository products, @Lazy StringRedisTemplate redis) {
        this.products = products;
        this.redis = redis;
    }

    void save(long customerId, long productId) {
        Product product = products.findById(productId).orElseThrow(() -> new NotFoundException("product", productId));
        redis.opsForValue().set("product-name:" + productId, product.getName());
        redis.opsForSet().add("saved:" + customerId, String.valueOf(productId));
    }

    List<SavedProduct> savedBy(long customerId) {
        Set<String> ids = Objects.requireNonNull(redis.opsForSet().members("saved:" + customerId), "saved");
        List<SavedProduct> saved = new ArrayList<>();
        for (String id : new TreeSet<>(ids)) {
            String name = redis.opsForValue().get("product-name:" + id);
            saved.add(new SavedProduct(Long.parseLong(id), name == null ? "" : name));
        }
        return saved;
    }
}
