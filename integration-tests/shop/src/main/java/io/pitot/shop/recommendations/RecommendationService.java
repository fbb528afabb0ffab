package io.pitot.shop.recommendations;

import io.pitot.shop.catalog.Product;
import io.pitot.shop.catalog.ProductRepository;
import io.pitot.shop.customers.Customer;
import io.pitot.shop.customers.CustomerRepository;
import io.pitot.shop.web.InvalidRequestException;
import io.pitot.shop.web.NotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RecommendationService {

    private static final int PAGE = 20;
    private static final int BEST = 5;

    private final CustomerRepository customers;
    private final ProductRepository products;
    private final TasteModel taste;

    RecommendationService(CustomerRepository customers, ProductRepository products, TasteModel taste) {
        this.customers = customers;
        this.products = products;
        this.taste = taste;
    }

    /** What a customer may like best among the products of a page, the newest first. */
    @Transactional(readOnly = true)
    public List<Recommendation> of(long customerId, int page) {
        if (page < 0) {
            throw new InvalidRequestException("page=%d: must be 0 or more".formatted(page));
        }
        Customer customer =
                customers.findById(customerId).orElseThrow(() -> new NotFoundException("customer", customerId));
        List<Recommendation> scored = new ArrayList<>();
        for (Product product :
                products.findAll(PageRequest.of(page, PAGE, Sort.by("id").descending()))) {
            float[] features = TasteModel.features(product.getCategory().getId(), customer.getCountry());
            scored.add(new Recommendation(product.getId(), product.getName(), taste.score(features)));
        }
        scored.sort(Comparator.comparingDouble(Recommendation::score).reversed());
        return scored.subList(0, Math.min(BEST, scored.size()));
    }
}
