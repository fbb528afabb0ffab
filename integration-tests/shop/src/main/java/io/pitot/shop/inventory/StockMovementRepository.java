package io.pitot.shop.inventory;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StockMovementRepository extends Repository<StockMovement, Long> {

    @Query("""
            select new io.pitot.shop.inventory.TraceStep(
                m.movedAt, m.warehouse, m.kind, m.quantity,
                (select sum(before.quantity) from StockMovement before
                 where before.lot = m.lot and before.movedAt <= m.movedAt))
            from StockMovement m
            where m.lot = :lot
            order by m.movedAt
            """)
    List<TraceStep> trace(String lot);
}
