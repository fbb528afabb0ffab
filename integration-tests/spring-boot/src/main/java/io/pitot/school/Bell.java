package io.pitot.school;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done every moment, asked for or not, until it has been done often enough to be counted. */
@Component
public class Bell {

    private static final int ENOUGH = 3;

    private final AtomicInteger times = new AtomicInteger();
    private final Courses courses;

    Bell(Courses courses) {
        this.courses = courses;
    }

    @Scheduled(fixedDelay = 100)
    public void ring() {
        if (times.get() < ENOUGH) {
            courses.count(); // here: bell
            System.out.println("rung: " + times.incrementAndGet());
        }
    }
}
