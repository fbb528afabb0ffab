package io.pitot.shop.fraud;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/fraud")
class FraudController {

    private final FraudService fraud;

    FraudController(FraudService fraud) {
        this.fraud = fraud;
    }

    @GetMapping("/queue")
    List<ScoredOrder> queue(@RequestParam(defaultValue = "50") int limit) {
        return fraud.queue(limit);
    }

    @GetMapping("/customers/{id}")
    List<ScoredOrder> ordersOf(@PathVariable long id) {
        return fraud.ordersOf(id);
    }
}
