package io.pitot.shop.checkout;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface CartRepository extends Repository<CartLine, Long> {

    @EntityGraph(attributePaths = "product")
    List<CartLine> findByCustomerIdOrderById(long customerId);

    Optional<CartLine> findByCustomerIdAndProductId(long customerId, long productId);

    CartLine save(CartLine line);
}
