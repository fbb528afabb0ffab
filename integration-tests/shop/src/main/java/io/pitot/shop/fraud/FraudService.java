package io.pitot.shop.fraud;

import io.pitot.shop.web.InvalidRequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class FraudService {

    private static final int LONGEST_QUEUE = 200;

    private final SuspectRepository suspects;
    private final FraudModel model;

    FraudService(SuspectRepository suspects, FraudModel model) {
        this.suspects = suspects;
        this.model = model;
    }

    /** The orders that wait for somebody to look at them, the most suspicious first. */
    @Transactional(readOnly = true)
    public List<ScoredOrder> queue(int limit) {
        if (limit < 1 || limit > LONGEST_QUEUE) {
            throw new InvalidRequestException("limit=%d: must be 1 to %d".formatted(limit, LONGEST_QUEUE));
        }
        List<ScoredOrder> queue = new ArrayList<>();
        for (Suspect suspect : suspects.findHeld(PageRequest.of(0, limit))) {
            queue.add(ScoredOrder.of(suspect, model.score(suspect.features())));
        }
        queue.sort(Comparator.comparingDouble(ScoredOrder::score).reversed());
        return queue;
    }

    /** All orders of one customer, the oldest first. */
    @Transactional(readOnly = true)
    public List<ScoredOrder> ordersOf(long customerId) {
        List<Suspect> found = suspects.findOf(customerId);
        if (found.isEmpty()) {
            return List.of();
        }
        float[] scores = model.score(found.stream().map(Suspect::features).toArray(float[][]::new));
        List<ScoredOrder> scored = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            scored.add(ScoredOrder.of(found.get(i), scores[i]));
        }
        return scored;
    }
}
