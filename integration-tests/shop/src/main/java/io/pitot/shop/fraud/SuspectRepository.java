package io.pitot.shop.fraud;

import io.pitot.shop.orders.Order;
import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SuspectRepository extends Repository<Order, Long> {

    @Query("""
            select new io.pitot.shop.fraud.Suspect(
                o.id, c.name, o.placedAt, c.registeredAt, o.shipCountry, c.country,
                count(i), sum(i.unitPrice * i.quantity))
            from Order o join o.customer c join o.items i
            where o.status = io.pitot.shop.orders.OrderStatus.REVIEW
            group by o.id, c.name, o.placedAt, c.registeredAt, o.shipCountry, c.country
            order by o.placedAt
            """)
    List<Suspect> findHeld(Pageable page);

    @Query("""
            select new io.pitot.shop.fraud.Suspect(
                o.id, c.name, o.placedAt, c.registeredAt, o.shipCountry, c.country,
                count(i), sum(i.unitPrice * i.quantity))
            from Order o join o.customer c join o.items i
            where c.id = :customerId
            group by o.id, c.name, o.placedAt, c.registeredAt, o.shipCountry, c.country
            order by o.placedAt
            """)
    List<Suspect> findOf(long customerId);
}
