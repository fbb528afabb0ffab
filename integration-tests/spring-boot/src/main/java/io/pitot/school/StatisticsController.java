package io.pitot.school;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Hibernate says of what was asked of it. */
@RestController
public class StatisticsController {

    private final SessionFactory sessions;

    StatisticsController(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The numbers of statements and of transactions since the start. */
    @GetMapping("/statistics")
    String statistics() {
        Statistics statistics = sessions.getStatistics();
        return statistics.getPrepareStatementCount() + " " + statistics.getTransactionCount();
    }
}
