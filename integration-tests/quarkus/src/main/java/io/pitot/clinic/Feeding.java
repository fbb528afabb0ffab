package io.pitot.clinic;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** What is done every second, asked for or not, until it has been done often enough to be counted. */
@ApplicationScoped
public class Feeding implements Scheduled.SkipPredicate {

    private static final int ENOUGH = 3;

    private final AtomicInteger times = new AtomicInteger();

    @Inject
    Names names;

    @Scheduled(every = "1s", skipExecutionIf = Feeding.class)
    void feed() {
        names.of(1, "job io.pitot.clinic.Feeding.feed");
        System.out.println("fed: " + times.incrementAndGet());
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return times.get() >= ENOUGH;
    }
}
