package io.pitot.shop.catalog;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReviewRepository extends Repository<Review, Long> {

    Review save(Review review);

    @Query("""
            select new io.pitot.shop.catalog.RatingSummary(count(r), coalesce(avg(r.rating), 0))
            from Review r where r.product.id = :productId
            """)
    RatingSummary summarize(long productId);
}
