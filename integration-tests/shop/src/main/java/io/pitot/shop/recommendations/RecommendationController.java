package io.pitot.shop.recommendations;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecommendationController {

    private final RecommendationService recommendations;

    RecommendationController(RecommendationService recommendations) {
        this.recommendations = recommendations;
    }

    @GetMapping("/customers/{customerId}/recommendations")
    List<Recommendation> recommend(@PathVariable long customerId, @RequestParam(defaultValue = "0") int page) {
        return recommendations.of(customerId, page);
    }
}
