package io.pitot.shop.catalog;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

/** Products, each with its category already loaded. */
public interface ProductRepository extends Repository<Product, Long> {

    @EntityGraph(attributePaths = "category")
    Page<Product> findAll(Pageable page);

    @EntityGraph(attributePaths = "category")
    Optional<Product> findById(long id);
}
