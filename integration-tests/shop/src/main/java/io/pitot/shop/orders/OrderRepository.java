package io.pitot.shop.orders;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Orders; what each method has loaded with them is in its annotation. */
public interface OrderRepository extends Repository<Order, Long> {

    @EntityGraph(attributePaths = "customer")
    List<Order> findByStatusOrderByPlacedAtDesc(OrderStatus status, Pageable page);

    @EntityGraph(attributePaths = {"customer", "items.product"})
    Optional<Order> findWithItemsById(long id);

    @Query("""
            select new io.pitot.shop.orders.PastOrder(
                o.id, o.status, o.placedAt, count(i), sum(i.unitPrice * i.quantity))
            from Order o join o.items i
            where o.customer.id = :customerId
            group by o.id, o.status, o.placedAt
            order by o.placedAt desc
            """)
    List<PastOrder> findPastOrders(long customerId);
}
