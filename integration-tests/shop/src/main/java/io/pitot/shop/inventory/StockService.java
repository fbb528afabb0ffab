package io.pitot.shop.inventory;

import io.pitot.shop.web.NotFoundException;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StockService {

    private final StockLevelRepository levels;
    private final StockMovementRepository movements;

    StockService(StockLevelRepository levels, StockMovementRepository movements) {
        this.levels = levels;
        this.movements = movements;
    }

    @Transactional(readOnly = true)
    public List<OnHand> onHand(String sku) {
        List<OnHand> found = levels.findByProductSkuOrderByWarehouse(sku).stream()
                .map(level -> new OnHand(level.getWarehouse(), level.getOnHand()))
                .toList();
        if (found.isEmpty()) {
            throw new NotFoundException("stock of", sku);
        }
        return found;
    }

    /** Where the pieces of a lot went, for a recall. */
    @Transactional(readOnly = true)
    public List<TraceStep> trace(String lot) {
        List<TraceStep> steps = movements.trace(lot);
        if (steps.isEmpty()) {
            throw new NotFoundException("lot", lot);
        }
        return steps;
    }
}
