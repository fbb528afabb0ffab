package io.pitot.clinic;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What is done every second, asked for or not. */
@ApplicationScoped
public class Feeding {

    @Inject
    Names names;

    @Scheduled(every = "1s")
    void feed() {
        names.of(1, "job io.pitot.clinic.Feeding.feed");
    }
}
