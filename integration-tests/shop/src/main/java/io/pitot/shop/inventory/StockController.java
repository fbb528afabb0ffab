package io.pitot.shop.inventory;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/stock")
class StockController {

    private final StockService stock;

    StockController(StockService stock) {
        this.stock = stock;
    }

    @GetMapping("/{sku}")
    List<OnHand> onHand(@PathVariable String sku) {
        return stock.onHand(sku);
    }

    @GetMapping("/lots/{lot}")
    List<TraceStep> trace(@PathVariable String lot) {
        return stock.trace(lot);
    }
}
